import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';

/** Whether a header's time has no seconds, as people often type it. */
export function lacksSeconds({ header, lines }: Message): boolean {
  if (!header.deviations.includes('time')) return false;
  return !/\d.*\D.*\d.*\D.*\d/.test(normaliseDigits(lines[0]!.slice(header.timeStart, header.timeEnd)));
}

/**
 * The time of a message for comparison with the previous time. A time without seconds equals the previous
 * time if that is in the same minute: a `07:08` typed below `07:08:28` is not out of order.
 */
export function assumedTime(message: Message, previous: Timestamp | undefined): Timestamp | undefined {
  const { timestamp } = message.header;
  if (timestamp === undefined || previous === undefined || previous < timestamp) return timestamp;
  return previous < timestamp + 60 && lacksSeconds(message) ? previous : timestamp;
}

/** The last valid time before a message; `undefined` when there is none. */
export function timeBefore(messages: readonly Message[], index: number): Timestamp | undefined {
  let before = index - 1;
  while (before >= 0 && messages[before]!.header.timestamp === undefined) before--;
  return messages[before]?.header.timestamp;
}

function normaliseDigits(text: string): string {
  return text.replace(/[０-９]/g, '0');
}
