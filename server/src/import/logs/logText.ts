import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import type { Day } from '../../text/calendar';
import { isBlank } from '../../text/lines';
import { LINK_PREFIX } from './bodyPlaceholders';
import type { DayMessage } from './dayMessages';
import type { LogStyle } from './logStyle';

/**
 * The text of a day's log.
 *
 * A time without seconds never runs backwards: within the minute of the message before, it becomes that message's time.
 *
 * @param messages by time
 * @param linkPrefix the text before a file's name in a link
 */
export function logText(
  day: Day,
  messages: readonly DayMessage[],
  nameOf: (speaker: number) => string,
  style: LogStyle,
  linkPrefix: string,
): string {
  const lines = [...style.head(day, messages.length)];
  let last: Timestamp = 0;
  for (const { timestamp, hasSeconds, speaker, body } of messages) {
    const isSameMinute = timestamp < last && last < timestamp + 60;
    last = isSameMinute && !hasSeconds ? last : timestamp;
    lines.push(`> ${formatTimestamp(last)}  ${nameOf(speaker)}${style.headerEnd}`, style.separator);
    // An empty message also has a line of its own, as in the real logs.
    for (const line of body.replaceAll(LINK_PREFIX, linkPrefix).split('\n')) {
      lines.push(isBlank(line) ? style.lineEnd : line + style.lineEnd);
    }
    lines.push(style.separator);
  }
  return lines.map(line => line + style.newline).join('');
}
