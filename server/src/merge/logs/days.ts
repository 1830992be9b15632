import type { Day } from '../../text/calendar';

const SECONDS_OF_DAY = 86_400;

/** The first second of a day, in seconds since 1970-01-01 of the same clock. */
export function startOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** The day of a time, and the second in it. */
export function dayAndTime(time: number): { readonly day: Day; readonly timestamp: number } {
  const number = Math.floor(time / SECONDS_OF_DAY);
  return {
    day: new Date(number * SECONDS_OF_DAY * 1000).toISOString().slice(0, 10),
    timestamp: time - number * SECONDS_OF_DAY,
  };
}
