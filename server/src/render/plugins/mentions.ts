import type { MarkdownIt } from 'markdown-it';
import { endOfWholeName, type Mention, markdownSpelling, mentionsIn } from '../../people/mention';
import { shownText } from '../entities';
import type { RenderEnvironment } from '../renderContext';
import { paintAttributes, speakerPaint } from '../speakerPaint';

/**
 * Renders `@Name` as a mention. `@Name-Company` is rendered as a whole and refers to the person with the name
 * `Name`. Markdown inside the name is ignored.
 */
export function mentions(md: MarkdownIt): void {
  md.inline.ruler.before('text', 'mention', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x40) return false;
    const mention = mentionAt(state.env as RenderEnvironment, state.src, state.pos);
    if (mention === undefined || mention.end > state.posMax) return false;
    const end = shownEnd(state.src, mention, state.posMax);
    if (!silent) {
      const token = state.push('mention', 'span', 0);
      const written = state.src.slice(mention.start + 1, mention.end);
      const isEscaped = written !== mention.name && written === markdownSpelling(mention.name);
      const name = isEscaped ? mention.name : shownText(written);
      token.content = `@${name}${shownText(state.src.slice(mention.end, end))}`;
      token.meta = { mention };
    }
    state.pos = end;
    return true;
  });
  md.renderer.rules.mention = (tokens, index, _options, env) => {
    const { content, meta } = tokens[index]!;
    const { known, name } = meta!.mention as Mention;
    const text = md.utils.escapeHtml(content);
    if (!known) return `<span class="mention">${text}</span>`;
    const { people, slots } = env as RenderEnvironment;
    const attributes = paintAttributes(speakerPaint(people.personOf(name), slots))
      .map(([key, value]) => ` ${key}="${md.utils.escapeHtml(value)}"`)
      .join('');
    return `<span class="mention"${attributes}>${text}</span>`;
  };
}

/**
 * The end of the displayed mention: the end of the whole name, unless an address begins there or the current
 * text ends before it.
 */
export function shownEnd(text: string, mention: Mention, limit: number): number {
  const end = endOfWholeName(text, mention);
  return end > limit || text.startsWith('://', end) ? mention.end : end;
}

function mentionAt(environment: RenderEnvironment, text: string, start: number): Mention | undefined {
  if (environment.mentions?.text !== text) {
    const found = mentionsIn(text, environment.names, environment.people.known).map(
      mention => [mention.start, mention] as const,
    );
    environment.mentions = { text, byStart: new Map(found) };
  }
  return environment.mentions.byStart.get(start);
}
