/** Where an inline link or image of Markdown leads. Columns are UTF-16 units in its line. */
export interface MarkdownTarget {
  readonly isImage: boolean;
  /** The address, without angle brackets and title. */
  readonly start: number;
  readonly end: number;
  /** The `[` of a link, the `!` of an image. */
  readonly wholeStart: number;
  /** After the closing parenthesis; `undefined` where that is missing, or far away. */
  readonly wholeEnd: number | undefined;
}

/** White space and an angle bracket before an address. Sticky, bounded. */
const BEFORE_ADDRESS = /[ \t]{0,9}<?/y;

/** What follows white space after an address. Sticky, bounded. */
const TITLE_OR_END = /[ \t]{1,99}[)"'(]/y;

/** From the end of an address to the closing parenthesis. Sticky, bounded. */
const AFTER_ADDRESS = />?[ \t]{0,99}(?:"[^"]{0,300}"|'[^']{0,300}'|\([^()]{0,300}\))?[ \t]{0,99}\)/y;

/** Brackets, and what takes their meaning from them. */
const SIGNS = /\\.|!?\[|\]/g;

/**
 * The inline links and images of a line, in the order in which they close. Brackets are matched with a stack, so that
 * alternative text may hold some, and an image stand inside a link; linear.
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
 * An address ends at white space, or at the parenthesis that closes the link; one in angle brackets at theirs. -1 where nothing
 * does, square brackets included: no address holds them but by a slip, and so no part of a line is looked at twice.
 */
function endOfAddress(text: string, start: number, bracketed: boolean): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const sign = text[i]!;
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
