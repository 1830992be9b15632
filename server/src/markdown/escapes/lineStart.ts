import type { Edits } from './edits';

/** A line of a paragraph whose first character begins it also in the result. */
export interface LineStart {
  /** The column of its first character in the text. */
  readonly start: number;
  /** The line before it in the text; `undefined` if there is none. */
  readonly previous: string | undefined;
  /** Whether there may be a line before it that is not in the text. */
  readonly isUnknown: boolean;
}

/*
 * What begins a block, in CommonMark 0.31 with tables or in kramdown 2 (parser/kramdown/*.rb, and parser/gfm.rb). All of them are
 * sticky. kramdown also takes a bar for the space after a marker.
 */

const QUOTE = />/y;
const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
const BULLET = /[-+*](?=[ \t|\n]|$)/y;
/** Ends before the sign after the number. */
const NUMBER = /\d+(?=[.)](?:[ \t|\n]|$))/y;
const RULE = /([-*_])(?:[ \t]*\1){2,}[ \t]*(?=\n|$)/y;
const FENCE = /`{3}|~{3}/y;
/** Makes the line above it a heading. */
const UNDERLINE = /[-=]+[ \t]*(?=\n|$)/y;
/** Makes the line above it the head of a table. */
const COLUMNS = /[|:-][-|: \t]*(?=\n|$)/y;
/** kramdown: what defines the line above it. */
const DEFINITION = /:(?=[ \t|\n]|$)/y;
/** The definition of a link or a footnote. Ends before the colon. */
const TARGET = /\[[^\]]{1,999}\](?=:)/y;
/** kramdown: the definition of an abbreviation. */
const ABBREVIATION = /\*\[(?=[^\n]+\]:)/y;
/** kramdown: the end of a block. A backslash would be shown. */
const END = /\^(?=[ \t]*(?:\n|$))/y;
/** kramdown: a formula, which may end in another message. */
const FORMULA = /\$\$/y;

const BLOCKS = [QUOTE, HEADING, BULLET, RULE, FENCE, DEFINITION, FORMULA];

/** What all of these begin with. */
const FIRST = /[>#\-+*_`~:$\d=|[^]/y;

/** Signs whose whole run is escaped when one is. */
const DELIMITER = /[*_~`$]/;

/**
 * Escapes what begins a block at a line's start.
 *
 * @returns the column of a run of delimiters that begins one, which is left to the caller
 */
export function escapeLineStart(text: string, line: LineStart, edits: Edits): number | undefined {
  if (!matches(FIRST, text, line.start)) return undefined;
  const at = blockSign(text, line);
  if (at === undefined) {
    if (matches(END, text, line.start)) edits.replace(line.start, '&#94;');
    return undefined;
  }
  if (DELIMITER.test(text[at]!)) return at;
  edits.escape(at);
  return undefined;
}

/** The column of the sign that begins a block, or makes one of the line above. A backslash before it prevents that. */
function blockSign(text: string, { start, previous, isUnknown }: LineStart): number | undefined {
  for (const block of BLOCKS) if (matches(block, text, start)) return start;
  if (matches(NUMBER, text, start)) return NUMBER.lastIndex;
  if (previous === undefined) {
    if (matches(TARGET, text, start)) return TARGET.lastIndex;
    if (matches(ABBREVIATION, text, start)) return start;
  }
  const isBelow = previous !== undefined || isUnknown;
  if (isBelow && matches(UNDERLINE, text, start)) return start;
  const mayBeBelowCells = previous?.includes('|') ?? isUnknown;
  return mayBeBelowCells && matches(COLUMNS, text, start) ? start : undefined;
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}
