/** A day as `YYYY-MM-DD`. */
export type Day = string;

/** Whether a text is a day of the Gregorian calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** The first day that a text names as `YYYY-MM-DD`, not as part of a longer number. */
export function firstDayIn(text: string): Day | undefined {
  for (const [match] of text.slice(0, 1000).matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)) {
    if (isDay(match)) return match;
  }
  return undefined;
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The day that a file's name begins with; `undefined` when it names none that the calendar has. */
export function fileDayOf(fileName: string): Day | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(fileName)?.[1];
  return day !== undefined && isDay(day) ? day : undefined;
}
