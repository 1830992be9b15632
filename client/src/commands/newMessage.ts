import type { MessagePlace } from '../../../server/src/protocol';
import { clockTime, localDay } from '../support/localTime';

/**
 * The time of a message that is inserted, `HH:MM:SS`: that of the message before. It is the current time at the end of today's
 * log, and if there is no message before.
 */
export function timeOfNewMessage(place: Pick<MessagePlace, 'time' | 'day' | 'isLast'>, now: Date): string {
  const clock = clockTime(now);
  if (place.time === undefined) return clock;
  const isLive = place.isLast && place.day === localDay(now) && clock >= place.time;
  return isLive ? clock : place.time;
}

/**
 * A message as a snippet: the cursor goes into the body, then to the time. Lines end in `\n`; VS Code converts them to those of
 * the document.
 */
export function messageSnippet(before: string, time: string, speaker: string): string {
  return `${before}> \${2:${time}}  ${escapeSnippet(speaker)}  \n   \n$1  \n   \n`;
}

/** Escapes a text so that a snippet inserts it unchanged. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
