import type { MarkdownIt } from 'markdown-it';

/** A word, a date, a name: not broken, where a long text beside it takes the room. */
const BRIEF = /^\S{1,12}$/u;

/**
 * Writes the alignment of table columns as an attribute, because the page's policy does not allow `style`. Cells with a brief text have the
 * class `brief`.
 */
export function tables(md: MarkdownIt): void {
  md.core.ruler.push('tables', state => {
    for (const [i, token] of state.tokens.entries()) {
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style')))?.[1];
      token.attrs = alignment === undefined ? null : [['align', alignment]];
      if (BRIEF.test(state.tokens[i + 1]?.content ?? '')) token.attrSet('class', 'brief');
    }
  });
}
