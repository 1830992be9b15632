import { isBlank } from '../../text/lines';
import { plainLine } from '../written/marks';

/** A text from the clipboard, in lines without terminators. */
export interface CopiedText {
  /** The lines as they are. */
  readonly lines: readonly string[];
  /** The lines in the form for patterns of headers (`marks.ts`), without spaces at their ends. */
  readonly plain: readonly string[];
}

export function toCopiedText(lines: readonly string[]): CopiedText {
  return { lines, plain: lines.map(line => plainLine(line).trimEnd()) };
}

/** Whether a line may contain a time, so that it is worth matching patterns. */
export function hasTime(line: string): boolean {
  return /\d[:.]\d\d/.test(line);
}

/** The first line with text after an index, if it is near; otherwise `''`. */
export function nextText({ plain }: CopiedText, index: number): string {
  for (let next = index + 1; next < plain.length && next < index + 4; next++) {
    if (!isBlank(plain[next]!)) return plain[next]!;
  }
  return '';
}

/** Whether the line above is blank or absent. */
export function isLoose({ plain }: CopiedText, index: number): boolean {
  return isBlank(plain[index - 1] ?? '');
}

/** Whether a line is a paragraph of its own. */
export function isAlone(text: CopiedText, index: number): boolean {
  return isLoose(text, index) && isBlank(text.plain[index + 1] ?? '');
}
