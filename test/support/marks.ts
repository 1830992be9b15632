// Marks in the texts of tests. A test marks the cursor, or the expected ranges, in the text itself:
//
// | mark | means |
// | --- | --- |
// | `|` | The cursor. |
// | `¦` | The cursor in a text that contains a `|`, which is then text. |
// | `⟦…⟧` | A range: the selection, or an expected result. Ranges may be nested, also around the same text. |
// | `⟨…⟩` | A range of a second kind, if a test distinguishes two kinds. |
// | `␠`, `⇥` | A space and a tab, made visible. |
//
// The readers below remove the marks. Offsets and positions are in the text without marks, in UTF-16 code units; a line and its
// character are zero-based, as in LSP.

/** The usual mark of the cursor. */
export const CURSOR = '|';

/** The mark of the cursor in texts that contain a `|`. */
const OTHER_CURSOR = '¦';

const CLOSES = { '⟦': '⟧', '⟨': '⟩' } as const;

export interface MarkedPosition {
  readonly line: number;
  readonly character: number;
}

export interface MarkedRange {
  /** The mark at its start, which is its kind; `⟦` by default. */
  readonly mark?: keyof typeof CLOSES;
  /** Half-open offsets. */
  readonly start: number;
  readonly end: number;
}

/** Reads a text with one cursor: the text without the mark, and the place of the cursor. */
export function readCursor(marked: string): { text: string; offset: number; position: MarkedPosition } {
  const cursor = cursorOf(marked);
  const [before, after, ...others] = withSpaces(marked).split(cursor);
  if (before === undefined || after === undefined) throw new Error(`no cursor in ${JSON.stringify(marked)}`);
  if (others.length > 0) throw new Error(`${cursor} is there twice in ${JSON.stringify(marked)}`);
  const text = before + after;
  return { text, offset: before.length, position: positionAt(text, before.length) };
}

/** Reads a text with one cursor, which is an empty selection, or with one range, which is the selection. */
export function readSelection(marked: string): {
  text: string;
  range: { start: MarkedPosition; end: MarkedPosition };
} {
  if (!marked.includes('⟦')) {
    const { text, position } = readCursor(marked);
    return { text, range: { start: position, end: position } };
  }
  const { text, ranges } = readRanges(marked);
  if (ranges.length !== 1) throw new Error(`not one selection in ${JSON.stringify(marked)}`);
  return { text, range: toLspRange(text, ranges[0]!) };
}

/** Whether a text contains a selection: a cursor or a range. */
export function hasSelection(text: string): boolean {
  return /[|¦⟦]/.test(text);
}

/** Reads a text with ranges, in the order of their starts, outer ones first. Cursor marks are text. */
export function readRanges(marked: string): { text: string; ranges: Required<MarkedRange>[] } {
  const ranges: Required<MarkedRange>[] = [];
  const open: { index: number; start: number; mark: keyof typeof CLOSES }[] = [];
  let text = '';
  for (const sign of withSpaces(marked)) {
    if (sign === '⟦' || sign === '⟨') {
      const start = text.length;
      const index = ranges.push({ mark: sign, start, end: start }) - 1;
      open.push({ index, start, mark: sign });
    } else if (sign === '⟧' || sign === '⟩') {
      const { index, start, mark } = open.pop() ?? {};
      if (mark === undefined || CLOSES[mark] !== sign) throw new Error(`${sign} closes nothing in ${marked}`);
      ranges[index!] = { mark, start: start!, end: text.length };
    } else {
      text += sign;
    }
  }
  if (open.length > 0) throw new Error(`${open[0]!.mark} is not closed in ${marked}`);
  return { text, ranges };
}

/** A text with marks around ranges that don't overlap: the counterpart of `readRanges`, for readable messages. */
export function markRanges(text: string, ranges: Iterable<MarkedRange>): string {
  let marked = '';
  let at = 0;
  for (const { mark = '⟦', start, end } of ranges) {
    marked += text.slice(at, start) + mark + text.slice(start, end) + CLOSES[mark];
    at = end;
  }
  return marked + text.slice(at);
}

/** A range of offsets as lines and characters. */
export function toLspRange(
  text: string,
  { start, end }: MarkedRange,
): { start: MarkedPosition; end: MarkedPosition } {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

/** A text with a space for each `␠` and a tab for each `⇥`. */
export function withSpaces(text: string): string {
  return text.replaceAll('␠', ' ').replaceAll('⇥', '\t');
}

function cursorOf(marked: string): string {
  return marked.includes(OTHER_CURSOR) ? OTHER_CURSOR : CURSOR;
}

function positionAt(text: string, offset: number): MarkedPosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
