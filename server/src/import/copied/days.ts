import { two } from '../../model/timestamp';
import { type Day, isDay } from '../../text/calendar';
import type { WrittenDate } from './clock';

/** What helps to tell days from months. */
export interface DayContext {
  readonly logDay?: Day;
  readonly today?: Day;
  /** Whether the times have AM and PM, as those who write the month first have them. */
  readonly hasHalves: boolean;
}

type Order = 'day first' | 'month first';

/**
 * The days that the dates of one copy mean. All numeric dates of a copy are written in the same order: the one in which the
 * calendar has them all; of two, the one in which they hold the log's day; then the one in which they don't run backwards; then
 * the month first where times have AM and PM, the day first otherwise.
 *
 * @returns a day for each date, `undefined` where there is none or the calendar doesn't have it
 */
export function resolveDays(
  dates: readonly (WrittenDate | undefined)[],
  context: DayContext,
): (Day | undefined)[] {
  const inOrder = (order: Order) => dates.map(date => date && toDay(date, order, context));
  const usual: Order = context.hasHalves ? 'month first' : 'day first';
  const other: Order = context.hasHalves ? 'day first' : 'month first';
  const [first, second] = [inOrder(usual), inOrder(other)];
  for (const holds of [isWhole, holdsDay(context.logDay), isAscending]) {
    const [a, b] = [holds(first, dates), holds(second, dates)];
    if (a !== b) return a ? first : second;
  }
  return first;
}

type Test = (days: readonly (Day | undefined)[], dates: readonly (WrittenDate | undefined)[]) => boolean;

const isWhole: Test = (days, dates) =>
  days.every((day, i) => (day === undefined) === (dates[i] === undefined));

const holdsDay =
  (logDay: Day | undefined): Test =>
  days =>
    logDay !== undefined && days.includes(logDay);

const isAscending: Test = days => {
  const known = days.filter(day => day !== undefined);
  return known.every((day, i) => i === 0 || known[i - 1]! <= day);
};

function toDay(date: WrittenDate, order: Order, { logDay, today }: DayContext): Day | undefined {
  if (date.kind === 'daysAgo') return today === undefined ? undefined : daysBefore(today, date.days);
  const year = date.year ?? yearOf(logDay) ?? yearOf(today);
  if (year === undefined) return undefined;
  const [month, day] =
    date.kind === 'date'
      ? [date.month, date.day]
      : order === 'day first'
        ? [date.second, date.first]
        : [date.first, date.second];
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : undefined;
}

function yearOf(day: Day | undefined): number | undefined {
  return day === undefined ? undefined : Number(day.slice(0, 4));
}

function daysBefore(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
