import { SEPARATOR } from '../../model/canonicalSpace';
import { readHeader } from '../../model/header';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { isBlank } from '../../text/lines';
import type { PastedMessage } from './pastedMessage';

/** Two spaces, which end every line of the real logs: Markdown's line break. */
const LINE_BREAK = '  ';

/**
 * The lines of a log that say what pasted messages do, without terminators: as many messages, whatever their bodies hold.
 *
 * A time without seconds is not made to run backwards: within the minute of the message before, it is that one's. A message
 * without a time has that of the message before. A time that is earlier by more is left as it was copied.
 *
 * @param before the time of the message that stands before them
 */
export function toMessageLines(messages: readonly PastedMessage[], before: Timestamp | undefined): string[] {
  const lines: string[] = [];
  let last = before;
  for (const message of messages) {
    last = timeAfter(message, last);
    lines.push(`> ${formatTimestamp(last)}  ${message.speaker}${LINE_BREAK}`, SEPARATOR);
    // An empty message has a line of its own, too: that is how the real logs have them.
    for (const line of message.body.length === 0 ? [''] : message.body) lines.push(bodyLine(line));
    lines.push(SEPARATOR);
  }
  return lines;
}

/** Lines of a log for text that is the end of a message whose header is not in the copy: a paragraph of the message above. */
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
 * A line that would be read as a header, with the colon in its time escaped, so that it reads the same and begins no message. Near
 * misses count as headers, too, so neither spaces nor a `\` before its `>` would do.
 */
function escapeHeader(line: string): string {
  const header = readHeader(line, true);
  if (header === undefined) return line;
  let at = header.timeStart;
  while (/[0-9０-９]/.test(line[at]!)) at++;
  const sign = line[at]!;
  // Markdown takes a backslash before ASCII punctuation only.
  const escaped = sign < '\u0080' ? `\\${sign}` : `&#${sign.charCodeAt(0)};`;
  return line.slice(0, at) + escaped + line.slice(at + 1);
}
