import { type Day, isDay } from '../protocol';

export { type Day, isDay };

/** The first day that a text names as `YYYY-MM-DD`, not as part of a longer number. */
export function firstDayIn(text: string): Day | undefined {
  for (const [match] of text.slice(0, 1000).matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)) {
    if (isDay(match)) return match;
  }
  return undefined;
}

/** The day that a file's name begins with; `undefined` when it names none that the calendar has. */
export function fileDayOf(fileName: string): Day | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}
