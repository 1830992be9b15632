import { SEPARATOR } from '../../model/canonicalSpace';
import { readHeader } from '../../model/header';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { isBlank } from '../../text/lines';
import type { PastedMessage } from './pastedMessage';

/** Two spaces, which end every line of the real logs: a line break in Markdown. */
const LINE_BREAK = '  ';

/**
 * Converts pasted messages to lines of a log, without terminators. The number of messages stays the same, whatever is in their
 * bodies.
 *
 * A time without seconds never runs backwards: within the minute of the message before, it becomes that message's time. A
 * message without a time gets that of the message before. A time that is earlier by more stays as copied.
 *
 * @param before the time of the message before them
 */
export function toMessageLines(messages: readonly PastedMessage[], before: Timestamp | undefined): string[] {
  const lines: string[] = [];
  let last = before;
  for (const message of messages) {
    last = timeAfter(message, last);
    lines.push(`> ${formatTimestamp(last)}  ${message.speaker}${LINE_BREAK}`, SEPARATOR);
    // An empty message also has a line of its own, as in the real logs.
    for (const line of message.body.length === 0 ? [''] : message.body) lines.push(bodyLine(line));
    lines.push(SEPARATOR);
  }
  return lines;
}

/** Converts text that is the end of a message without a copied header to lines of a log: a paragraph of the message above. */
export function toStrayLines(stray: readonly string[]): string[] {
  return stray.length === 0 ? [] : [...stray.map(bodyLine), SEPARATOR];
}

function timeAfter({ timestamp, hasSeconds }: PastedMessage, before: Timestamp | undefined): Timestamp {
  if (timestamp === undefined) return before ?? 0;
  const isSameMinute = before !== undefined && timestamp < before && before < timestamp + 60;
  return isSameMinute && !hasSeconds ? before : timestamp;
}

function bodyLine(line: string): string {
  return isBlank(line) ? LINE_BREAK : escapeHeader(line.trimEnd()) + LINE_BREAK;
}

/**
 * Escapes the colon in the time of a line that would be read as a header, so that it looks the same and begins no message. Near
 * misses count as headers too, so spaces or a `\` before the `>` would not be enough.
 */
function escapeHeader(line: string): string {
  const header = readHeader(line, true);
  if (header === undefined) return line;
  let at = header.timeStart;
  while (/[0-9０-９]/.test(line[at]!)) at++;
  const sign = line[at]!;
  // In Markdown a backslash escapes only ASCII punctuation.
  const escaped = sign < '\u0080' ? `\\${sign}` : `&#${sign.charCodeAt(0)};`;
  return line.slice(0, at) + escaped + line.slice(at + 1);
}
