import { LINE_END, SEPARATOR } from '../../model/canonicalSpace';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { bodyLine } from '../logs/bodyLine';
import type { PastedMessage } from './pastedMessage';

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
    lines.push(`> ${formatTimestamp(last)}  ${message.speaker}${LINE_END}`, SEPARATOR);
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
