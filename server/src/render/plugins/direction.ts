import type { MarkdownIt } from 'markdown-it';

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const BLOCKS = new Set(['bullet_list_open', 'ordered_list_open', 'blockquote_open', 'table_open']);

/**
 * Lets lists, quotes and tables run as their text does, with bullets, bars and first columns on its side. What they hold is laid out by styles
 * (`unicode-bidi`), which do not reach these.
 */
export function direction(md: MarkdownIt): void {
  md.core.ruler.push('direction', state => {
    if (!FROM_THE_RIGHT.test(state.src)) return;
    for (const token of state.tokens) if (BLOCKS.has(token.type)) token.attrSet('dir', 'auto');
  });
}
