import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';
import { assumedTime } from './assumedTime';

export const SECONDS_OF_DAY = 86_400;

/** A run past midnight begins after a message of this time or a later one, */
const EVENING: Timestamp = 20 * 3600;

/** and all its messages are earlier than this. */
const MORNING: Timestamp = 6 * 3600;

/**
 * The times by which messages are put into order, in seconds: those of their headers. One whose time is invalid has that of the
 * message before, so that it stays behind it; one without seconds may have it too (see `assumedTime`).
 */
export function timesOf(messages: readonly Message[]): Timestamp[] {
  let last = 0;
  return messages.map(message => {
    last = assumedTime(message, last) ?? last;
    return last;
  });
}

/**
 * The same, counted from the log's own midnight: a run past the next one goes on beyond 86,400. Such a run is what ends a log, is
 * all before 06:00, and follows a message of 20:00 or later. A log is one day, so this is a mistake; but nobody who wrote 00:03
 * below 23:58 meant the morning.
 */
export function momentsOf(messages: readonly Message[]): number[] {
  const times = timesOf(messages);
  let start = times.length;
  while (start > 0 && times[start - 1]! < MORNING) start--;
  if (start === 0 || times[start - 1]! < EVENING) return times;
  return times.map((time, index) => (index < start ? time : time + SECONDS_OF_DAY));
}

/** Whether the step from one time to the next looks as if midnight lay in between. */
export function passesMidnight(before: Timestamp, after: Timestamp): boolean {
  return before >= EVENING && after < MORNING;
}
