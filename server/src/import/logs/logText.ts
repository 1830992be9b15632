import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import type { Day } from '../../text/calendar';
import { isBlank } from '../../text/lines';
import type { DayMessage } from './dayMessages';
import type { LogStyle } from './logStyle';
import { withAddresses } from './pictureAddress';

/**
 * The text of a day's log.
 *
 * A time without seconds never runs backwards: within the minute of the message before, it becomes that message's time.
 *
 * @param messages by time
 * @param addressOf the address of a copied file
 */
export function logText(
  day: Day,
  messages: readonly DayMessage[],
  nameOf: (speaker: number) => string,
  style: LogStyle,
  addressOf: (name: string) => string,
): string {
  const lines = [...style.head(day, messages.length)];
  let last: Timestamp = 0;
  for (const { timestamp, hasSeconds, speaker, body } of messages) {
    const isSameMinute = timestamp < last && last < timestamp + 60;
    last = isSameMinute && !hasSeconds ? last : timestamp;
    lines.push(`> ${formatTimestamp(last)}  ${nameOf(speaker)}${style.headerEnd}`, style.separator);
    // An empty message also has a line of its own, as in the real logs.
    for (const line of withAddresses(body, addressOf).split('\n')) {
      lines.push(isBlank(line) ? style.lineEnd : line + style.lineEnd);
    }
    lines.push(style.separator);
  }
  return lines.map(line => line + style.newline).join('');
}
