import type { MarkdownIt } from 'markdown-it';

/**
 * Writes the alignment of table columns as an attribute, because the page's policy does not allow `style`.
 */
export function tables(md: MarkdownIt): void {
  md.core.ruler.push('tables', state => {
    for (const token of state.tokens) {
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style')))?.[1];
      token.attrs = alignment === undefined ? null : [['align', alignment]];
    }
  });
}
