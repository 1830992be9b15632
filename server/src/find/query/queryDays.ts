import { type Day, isDay } from '../../text/calendar';

/** The days of a day, a month or a year; both inclusive. */
export interface Days {
  readonly first: Day;
  /** Of a month its day 31, whether the calendar has it or not: days are compared as texts. */
  readonly last: Day;
}

const DAYS = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/**
 * Reads a day, a month or a year, with the signs that people write between the numbers: `2026-3-5`, `2026/3/5`, `2026年3月5日`. `undefined`
 * for anything else, and for what the calendar does not have.
 */
export function readDays(text: string): Days | undefined {
  const [, year, month, day] = DAYS.exec(text.replace(/[年月/.]/g, '-').replace(/[日-]$/, '')) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const start = `${year}-${month.padStart(2, '0')}`;
  if (!isDay(`${start}-01`)) return undefined;
  if (day === undefined) return { first: `${start}-01`, last: `${start}-31` };
  const whole = `${start}-${day.padStart(2, '0')}`;
  return isDay(whole) ? { first: whole, last: whole } : undefined;
}
