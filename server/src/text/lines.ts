/**
 * Lines of a text, as the Language Server Protocol counts them: only `\n`, `\r\n` and `\r` end a line (LSP
 * 3.17, "Text Documents"). Columns are UTF-16 code units.
 */

const LF = 10;
const CR = 13;

/** The offsets at which the lines of a text begin; at least one. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  } else {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit !== LF && unit !== CR) continue;
      if (unit === CR && text.charCodeAt(i + 1) === LF) i++;
      starts.push(i + 1);
    }
  }
  return starts;
}

/**
 * Splits a text into its lines, each with its own terminator. The last line has no terminator and may be
 * empty. Joining the lines gives the same text, unit for unit.
 */
export function splitLines(text: string): string[] {
  const starts = lineStarts(text);
  return starts.map((start, line) => text.slice(start, starts[line + 1]));
}

/** The length of a line without its terminator: the last valid column in it. By default the line is the whole text. */
export function contentLength(text: string, start = 0, end = text.length): number {
  const length = end - start;
  if (length === 0) return 0;
  const last = text.charCodeAt(end - 1);
  if (last === CR) return length - 1;
  if (last !== LF) return length;
  return length > 1 && text.charCodeAt(end - 2) === CR ? length - 2 : length - 1;
}

/** A line without its terminator. */
export function content(line: string): string {
  return line.slice(0, contentLength(line));
}

/** The terminator of a line, or `''` for the last line of a text. */
export function terminator(line: string): string {
  return line.slice(contentLength(line));
}

/**
 * Whether a UTF-16 unit is white space inside a line: one of Unicode's spaces, or one of the invisible
 * characters that copying leaves in a text.
 */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0xfeff
  );
}

/** The units of `isSpace`, for a class of a regular expression. */
export const SPACES = String.raw`\t-\r \u00a0\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff`;

/** Whether a line contains only white space. */
export function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i++) if (!isSpace(line.charCodeAt(i))) return false;
  return true;
}

/** The first column at or after `from` that is not white space; `contentLength(line)` when there is none. */
export function firstNonSpace(line: string, from = 0): number {
  const end = contentLength(line);
  let i = from;
  while (i < end && isSpace(line.charCodeAt(i))) i++;
  return i;
}

/** The column after the last unit of a line that is not white space, at least `from`. */
export function endOfText(line: string, from = 0): number {
  let i = contentLength(line);
  while (i > from && isSpace(line.charCodeAt(i - 1))) i--;
  return i;
}
