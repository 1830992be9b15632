import type { ProtectedSpan } from './protectedSpans';

/** The signs that mark a text on both sides: emphasis, strikethrough, code, and kramdown's formulas. */
export type Delimiter = '*' | '_' | '~' | '`' | '$';

/** A run of equal delimiters in a text. Columns are UTF-16 units; the end is exclusive. */
export interface DelimiterRun {
  readonly sign: Delimiter;
  readonly start: number;
  readonly end: number;
  /** The address or mention that it is in, where it can't be escaped. */
  readonly span: ProtectedSpan | undefined;
  /** Whether it may begin a marked text, in any Markdown that is considered. */
  readonly opens: boolean;
  /** Whether it may end one. */
  readonly closes: boolean;
}

/** What surrounds a text. */
export interface Surroundings {
  /** Whether the text is a part of its paragraph, so that the signs in it may have partners elsewhere. */
  readonly isPart: boolean;
  /** Whether unknown text precedes it in its line. */
  readonly isContinued: boolean;
  /** Whether unknown text may follow it without white space. */
  readonly goesOn: boolean;
  /** Whether it is the text of a link, where an address is no link. */
  readonly isLabel?: boolean;
}

const LETTER_BEFORE = /\p{Alphabetic}$/u;
const WORD_AFTER = /^[\p{Alphabetic}\p{Nd}]/u;

/**
 * Reads a run. A run opens before a text and closes after one. Both CommonMark (0.31, "Emphasis and strong emphasis") and kramdown
 * (parser/kramdown/emphasis.rb) require more, and each something else; so this errs on the side of escaping.
 *
 * @param neighbors what is written in another way than in the text, or may be: white space at the line's start, an address
 */
export function readRun(
  text: string,
  run: Pick<DelimiterRun, 'sign' | 'start' | 'end' | 'span'>,
  { isContinued, goesOn }: Surroundings,
  neighbors: { readonly indent: boolean; readonly addressBefore: boolean; readonly addressAfter: boolean },
): DelimiterRun {
  const { sign, start, end, span } = run;
  // kramdown reads two at a time, and then looks at the neighbors of the third.
  if (end - start > 2) return { sign, start, end, span, opens: true, closes: true };
  let opens = end === text.length ? goesOn : !isAsciiSpace(text.charCodeAt(end));
  let closes = neighbors.indent || (start === 0 ? isContinued : !isAsciiSpace(text.charCodeAt(start - 1)));
  // Within a word `_` is text: `snake_case`.
  if (sign === '_') {
    const isAfterLetter = LETTER_BEFORE.test(text.slice(Math.max(0, start - 2), start));
    const isBeforeWord = WORD_AFTER.test(text.slice(end, end + 2));
    opens &&= neighbors.addressBefore || !isAfterLetter;
    closes &&= neighbors.addressAfter || !isBeforeWord;
  }
  return { sign, start, end, span, opens, closes };
}

/** Whether a run may mark a text that is in itself: `****` is emphasis of `**` in kramdown, `$$$$` an empty formula. */
export function isPairAlone({ sign, start, end, opens }: DelimiterRun): boolean {
  return end - start >= 4 && (sign === '$' || ((sign === '*' || sign === '_') && opens));
}

/** The runs of a sign that may begin or end a marked text, because another one may end or begin it. */
export function pairedRuns(runs: readonly DelimiterRun[]): DelimiterRun[] {
  const first = runs.findIndex(({ opens }) => opens);
  let last = runs.length - 1;
  while (last >= 0 && !runs[last]!.closes) last--;
  if (first === -1 || last <= first) return [];
  return runs.filter(({ opens, closes }, i) => (opens && i < last) || (closes && i > first));
}

function isAsciiSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
