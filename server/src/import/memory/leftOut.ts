import { bodyText, type Message } from '../../model/message';
import { formatTimestamp } from '../../model/timestamp';
import { textFingerprint } from '../../protocol/textFingerprint';
import type { Day } from '../../text/calendar';

/**
 * The mark by which a message of an import that the user has left out is remembered: its day and time, and a hash of who said what. The text
 * itself is not written into another file: it may be what the user has taken out of the log.
 *
 * @param day of the log that the import would make
 */
export function markOf(day: Day, message: Message): string {
  const { timestamp, speaker } = message.header;
  const said = `${speaker}\n${bodyText(message).replace(/\s+/g, ' ').trim()}`;
  const [, ...hashes] = textFingerprint(said).split(':');
  const time = timestamp === undefined ? '' : ` ${formatTimestamp(timestamp)}`;
  return `${day}${time} ${hashes.map(hash => Number(hash).toString(36)).join('')}`;
}

/** The marks that are not among others; equal ones are as many messages. */
export function withoutMarks(marks: readonly string[], others: readonly string[]): string[] {
  const counts = countsOf(others);
  return marks.filter(mark => {
    const count = counts.get(mark) ?? 0;
    counts.set(mark, count - 1);
    return count <= 0;
  });
}

/** How often each mark stands in a list. */
export function countsOf(marks: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}
