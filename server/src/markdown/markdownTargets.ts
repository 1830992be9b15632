/** An inline link or image of Markdown. Columns are UTF-16 units in its line; ends are exclusive. */
export interface MarkdownTarget {
  readonly isImage: boolean;
  /** The address, without angle brackets and title. */
  readonly start: number;
  readonly end: number;
  /** The column of the `[` of a link or the `!` of an image. */
  readonly wholeStart: number;
  /** The column after the closing parenthesis; `undefined` when that is missing or far away. */
  readonly wholeEnd: number | undefined;
}

/** White space and an optional angle bracket before an address. Sticky, bounded. */
const BEFORE_ADDRESS = /[ \t]{0,9}<?/y;

/** What may follow an address after white space. Sticky, bounded. */
const TITLE_OR_END = /[ \t]{1,99}[)"'(]/y;

/** From the end of an address to the closing parenthesis. Sticky, bounded. */
const AFTER_ADDRESS = />?[ \t]{0,99}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\))?[ \t]{0,99}\)/y;

/** The part of an address up to a sign that may end it. Sticky. */
const ORDINARY = /[^[\]()> \t]*/y;

/** Brackets, and escaped characters. */
const SIGNS = /\\.|!?\[|\]/g;

/**
 * Finds the inline links and images of a line, in the order in which they close. Brackets are matched with a
 * stack, so alternative text may contain brackets and a link may contain an image. Takes linear time.
 */
export function* markdownTargets(text: string): Generator<MarkdownTarget> {
  if (!text.includes('](')) return;
  const open: { readonly isImage: boolean; readonly start: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    if (sign !== ']') {
      if (sign[0] !== '\\') open.push({ isImage: sign === '![', start: index });
      continue;
    }
    const opened = open.pop();
    if (opened === undefined || text[index + 1] !== '(') continue;
    BEFORE_ADDRESS.lastIndex = index + 2;
    BEFORE_ADDRESS.test(text);
    const start = BEFORE_ADDRESS.lastIndex;
    const end = endOfAddress(text, start, text[start - 1] === '<');
    if (end === -1) continue;
    AFTER_ADDRESS.lastIndex = end;
    const wholeEnd = AFTER_ADDRESS.test(text) ? AFTER_ADDRESS.lastIndex : undefined;
    yield { isImage: opened.isImage, start, end, wholeStart: opened.start, wholeEnd };
  }
}

/**
 * Finds the end of an address: white space, or the parenthesis that closes the link. An address in angle
 * brackets ends at the closing one.
 *
 * @returns -1 when the address has no end or contains a square bracket. Real addresses contain none, and
 * stopping there ensures that no part of a line is read twice.
 */
function endOfAddress(text: string, start: number, bracketed: boolean): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    ORDINARY.lastIndex = i;
    ORDINARY.test(text);
    i = ORDINARY.lastIndex;
    const sign = text[i];
    if (sign === '[' || sign === ']') return -1;
    if (bracketed) {
      if (sign === '>') return i;
    } else if (sign === '(') depth++;
    else if (sign === ')') {
      if (depth-- === 0) return i;
    } else if (sign === ' ' || sign === '\t') {
      TITLE_OR_END.lastIndex = i;
      return TITLE_OR_END.test(text) ? i : -1;
    }
  }
  return -1;
}
