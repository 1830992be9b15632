import type { MarkdownIt, Token } from 'markdown-it';

/** The maximum number of emoticons and emoji without text that are shown large, as in chats. */
const MAX_LARGE = 8;

/** An emoji: a flag, a keycap, or a picture with all that changes it. */
const EMOJI =
  /\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*/gu;

/** Characters that are pictures only where something says so: `©`, `™`, figures. */
const TEXT_LIKE = /^[\u0000-\u2bff](?!\ufe0f)/u;

/**
 * Marks a body that is one paragraph of emoticons and emoji alone as `p.emoji`, with `large` if they are few, and one of images alone as
 * `p.images`.
 */
export function lone(md: MarkdownIt): void {
  md.core.ruler.push('lone', state => {
    const [open, inline] = state.tokens;
    if (state.tokens.length !== 3 || open!.type !== 'paragraph_open' || inline!.children === null) return;
    const children = inline!.children.filter(({ type, content }) => !isSpace(type, content));
    if (children.length === 0) return;
    if (children.every(({ type }) => type === 'image')) open!.attrJoin('class', 'images');
    const count = emojiIn(children);
    if (count !== undefined) open!.attrJoin('class', count <= MAX_LARGE ? 'emoji large' : 'emoji');
  });
}

function isSpace(type: string, content: string): boolean {
  return type === 'softbreak' || type === 'hardbreak' || (type === 'text' && content.trim() === '');
}

/** The number of emoticons and emoji; `undefined` if there is anything else. */
function emojiIn(tokens: readonly Token[]): number | undefined {
  let count = 0;
  for (const { type, content } of tokens) {
    if (type === 'emoticon') {
      count++;
      continue;
    }
    if (type !== 'text') return undefined;
    const found = content.match(EMOJI) ?? [];
    if (found.some(each => TEXT_LIKE.test(each) && each.length === 1)) return undefined;
    if (content.replace(EMOJI, '').trim() !== '') return undefined;
    count += found.length;
  }
  return count;
}
