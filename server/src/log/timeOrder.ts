import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';
import { assumedTime } from './assumedTime';

export const SECONDS_OF_DAY = 86_400;

/** A run past midnight follows a message at or after this time. */
const EVENING: Timestamp = 20 * 3600;

/** All messages of a run past midnight are before this time. */
const MORNING: Timestamp = 6 * 3600;

/**
 * The times by which messages are sorted, in seconds: those of their headers. A message without a valid time
 * gets the time of the message before, so that it stays after it. A time without seconds may be adjusted as
 * well (see `assumedTime`).
 */
export function timesOf(messages: readonly Message[]): Timestamp[] {
  let last = 0;
  return messages.map(message => {
    last = assumedTime(message, last) ?? last;
    return last;
  });
}

/**
 * Like `timesOf`, but counted from the log's first midnight: times in a run past the next midnight are above
 * 86,400. Such a run ends the log, lies before 06:00, and follows a message at or after 20:00. A log is one
 * day, so the run is a mistake. But 00:03 below 23:58 does not mean the morning of the same day.
 */
export function momentsOf(messages: readonly Message[]): number[] {
  const times = timesOf(messages);
  let start = times.length;
  while (start > 0 && times[start - 1]! < MORNING) start--;
  if (start === 0 || times[start - 1]! < EVENING) return times;
  return times.map((time, index) => (index < start ? time : time + SECONDS_OF_DAY));
}

/** Whether midnight probably lies between two consecutive times. */
export function passesMidnight(before: Timestamp, after: Timestamp): boolean {
  return before >= EVENING && after < MORNING;
}
