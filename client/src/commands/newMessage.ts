import type { MessagePlace } from '../../../server/src/protocol';
import { clockTime, localDay } from '../support/localTime';

/**
 * The time of a message that is inserted, `HH:MM:SS`: that of the message before. At the end of today's log it is
 * now, and so it is where no message is before.
 */
export function timeOfNewMessage(place: Pick<MessagePlace, 'time' | 'day' | 'isLast'>, now: Date): string {
  const clock = clockTime(now);
  if (place.time === undefined) return clock;
  const isLive = place.isLast && place.day === localDay(now) && clock >= place.time;
  return isLive ? clock : place.time;
}

/**
 * A message in the syntax of snippets: the cursor goes into the body, then to the time. Lines end in `\n`; VS Code
 * turns them into those of the document.
 */
export function messageSnippet(before: string, time: string, speaker: string): string {
  return `${before}> \${2:${time}}  ${escapeSnippet(speaker)}  \n   \n$1  \n   \n`;
}

/** A text that a snippet takes as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
