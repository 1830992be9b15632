import { LINE_END } from '../../model/canonicalSpace';
import { readHeader } from '../../model/header';
import { isBlank } from '../../text/lines';

/** A line of a body as a log has it: with the line break of Markdown at its end. A line that would begin a message is escaped. */
export function bodyLine(line: string): string {
  return isBlank(line) ? LINE_END : escapeHeader(line.trimEnd()) + LINE_END;
}

/**
 * Escapes the colon in the time of a line that would be read as a header, so that it looks the same and begins no message. Near
 * misses count as headers too, so spaces or a `\` before the `>` would not be enough.
 */
export function escapeHeader(line: string): string {
  // The quote of a reply: a header has a time there.
  if (line.startsWith('> **')) return line;
  const header = readHeader(line, true);
  if (header === undefined) return line;
  let at = header.timeStart;
  while (/[0-9０-９]/.test(line[at]!)) at++;
  const sign = line[at]!;
  // In Markdown a backslash escapes only ASCII punctuation.
  const escaped = sign < '\u0080' ? `\\${sign}` : `&#${sign.charCodeAt(0)};`;
  return line.slice(0, at) + escaped + line.slice(at + 1);
}
