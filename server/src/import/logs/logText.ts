import { LINE_END } from '../../model/canonicalSpace';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import type { Day } from '../../text/calendar';
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
    lines.push(...bodyLines(withAddresses(body, addressOf), style));
    lines.push(style.separator);
  }
  return lines.map(line => line + style.newline).join('');
}

/** The lines of a body, which end in line breaks of Markdown. That of the last line breaks nothing: there the log's own white space stands. */
function bodyLines(body: string, { lineEnd }: LogStyle): string[] {
  const lines = body.split('\n');
  const last = lines[lines.length - 1]!;
  lines[lines.length - 1] = last.endsWith(LINE_END) ? last.slice(0, -LINE_END.length) + lineEnd : last;
  return lines;
}
