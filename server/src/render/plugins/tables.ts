import type { MarkdownIt, Token } from 'markdown-it';

/** A word, a date, a name: not broken, where a long text beside it takes the room. */
const BRIEF = /^\S{1,12}$/u;

/** What is not broken at the end of a line: letters and digits of scripts that have words, with the signs between them. */
const WORD = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：？！（）]+/gu;

/** A longer word, as an address, may be broken anywhere, in letters. */
const LONG = 24;

/** The room of a line on paper, in letters: 168 mm at 10.5 pt, of which a letter takes half an em. */
const LINE = 88;

/** The edges of a cell, in letters. */
const EDGES = 3;

/**
 * Writes the alignment of table columns as an attribute, because the page's policy does not allow `style`. For the widths of columns, cells
 * with a brief text have the class `brief`, those with a word that may be broken `long`, and a table whose words don't fit side by side on
 * paper `crowded`.
 */
export function tables(md: MarkdownIt): void {
  md.core.ruler.push('tables', ({ tokens }) => {
    let table: Token | undefined;
    let column = 0;
    let widths: number[] = [];
    for (const [i, token] of tokens.entries()) {
      if (token.type === 'table_open') {
        table = token;
        widths = [];
      } else if (token.type === 'tr_open') {
        column = 0;
      } else if (token.type === 'table_close') {
        const width = widths.reduce((sum, each) => sum + each + EDGES, 0);
        if (width > LINE) table?.attrSet('class', 'crowded');
      } else if (token.type === 'th_open' || token.type === 'td_open') {
        const content = tokens[i + 1];
        const longest = longestWord(content);
        const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style')))?.[1];
        token.attrs = alignment === undefined ? null : [['align', alignment]];
        if (BRIEF.test(content?.content ?? '')) token.attrSet('class', 'brief');
        else if (longest > LONG) token.attrSet('class', 'long');
        widths[column] = Math.max(widths[column] ?? 2, longest > LONG ? LONG / 2 : longest);
        column++;
      }
    }
  });
}

/** In letters. */
function longestWord(content: Token | undefined): number {
  const text = (content?.children ?? []).map(({ type, content }) =>
    /^(?:text|code_inline)$/.test(type) ? content : ' ',
  );
  return Math.max(0, ...(text.join('').match(WORD) ?? []).map(word => word.length));
}
