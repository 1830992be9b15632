import type { MarkdownIt } from 'markdown-it';
import { emoticonAt, isLinkAddress } from '../../markdown/emoticons';

/** Renders `[强]` as its emoji, with the name as title. Other brackets keep their meaning in Markdown. */
export function emoticons(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'emoticon', (state, silent) => {
    // Markdown-it is looking for the end of a link's text, where it takes any `[` that leads further for another link.
    if (silent) return false;
    const found = emoticonAt(state.src, state.pos);
    if (found === undefined || found.end > state.posMax || isLinkAddress(state.src, found.end)) return false;
    const token = state.push('emoticon', 'span', 0);
    token.markup = state.src.slice(state.pos, found.end);
    token.content = found.emoticon.emoji;
    state.pos = found.end;
    return true;
  });
  md.renderer.rules.emoticon = (tokens, index) => {
    const { content, markup } = tokens[index]!;
    const name = md.utils.escapeHtml(markup);
    return `<span class="emoticon" role="img" title="${name}" aria-label="${name}">${content}</span>`;
  };
}
