import { type Day, isDay } from '../protocol';

export { type Day, isDay };

/**
 * The first valid day written as `YYYY-MM-DD` in a text, not as part of a longer number. Reads the first
 * 1,000 units only.
 */
export function firstDayIn(text: string): Day | undefined {
  for (const [match] of text.slice(0, 1000).matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)) {
    if (isDay(match)) return match;
  }
  return undefined;
}

/**
 * The day that a file name begins with. `undefined` when it begins with none, or with one that the calendar
 * does not have.
 */
export function fileDayOf(fileName: string): Day | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}
