import type { Day } from '../../text/calendar';
import { addDays, dayOf, type WrittenDate, weekdayOf } from './date';
import type { WrittenTime } from './time';

/** Data that helps to distinguish days from months. */
export interface DayContext {
  readonly logDay?: Day;
  readonly today?: Day;
}

/** The date and time of a message in the copy. */
interface Written {
  /** `'as before'`: certainly the date of the message before, or the next after midnight; `undefined`: the copy has none. */
  readonly date: WrittenDate | 'as before' | undefined;
  readonly time: WrittenTime | undefined;
}

type Order = 'day first' | 'month first';

/** A time that is earlier than that of the message before by more than this, in seconds, is on the next day. */
const OUT_OF_ORDER = 3600;

/**
 * The days of the messages of one copy. All numeric dates of a copy have the same order of day and month. The order is the one
 * in which the calendar has all dates; if both are possible, the one in which they include the log's day; then the one in which
 * they don't run backwards; then the month first if times have AM and PM, and the day first otherwise.
 *
 * If the time of a message without a date runs backwards, it was written after midnight, on the day after that of the message
 * before. Otherwise a day is only known if it is `'as before'`, as programs omit the date of the day of the copy. Without any
 * date messages are of the log's day as far as is known.
 *
 * @returns a day for each message; `undefined` if it is unknown or the calendar doesn't have it
 */
export function resolveDays(messages: readonly Written[], context: DayContext): (Day | undefined)[] {
  const dates = messages.map(({ date }) => (date === 'as before' ? undefined : date));
  const hasHalves = messages.some(({ time }) => time?.hasHalf);
  return carryDays(messages, toDays(dates, hasHalves, context), context);
}

function toDays(
  dates: readonly (WrittenDate | undefined)[],
  hasHalves: boolean,
  context: DayContext,
): (Day | undefined)[] {
  const inOrder = (order: Order) => dates.map(date => date && toDay(date, order, context));
  const usual: Order = hasHalves ? 'month first' : 'day first';
  const other: Order = hasHalves ? 'day first' : 'month first';
  const [first, second] = [inOrder(usual), inOrder(other)];
  for (const holds of [isWhole, holdsDay(context.logDay), isAscending]) {
    const [a, b] = [holds(first, dates), holds(second, dates)];
    if (a !== b) return a ? first : second;
  }
  return first;
}

function carryDays(
  messages: readonly Written[],
  days: readonly (Day | undefined)[],
  { logDay }: DayContext,
): (Day | undefined)[] {
  let day: Day | undefined;
  let last: number | undefined;
  let isDated = false;
  return messages.map(({ date, time }, i) => {
    const isBack = time !== undefined && last !== undefined && time.timestamp < last - OUT_OF_ORDER;
    if (date !== undefined && date !== 'as before') {
      day = days[i];
      isDated = true;
    } else {
      if (isBack) day = nextDay(day ?? logDay);
      else if (isDated && date === undefined && !isAfter(day, logDay)) day = undefined;
      // The following messages without dates are of one day, until midnight.
      if (date === undefined) isDated = false;
    }
    last = time?.timestamp ?? last;
    return day;
  });
}

/**
 * Whether a day is after the log's day. Messages are in the order of their days, so those after such a day are not of the log's
 * day.
 */
function isAfter(day: Day | undefined, logDay: Day | undefined): boolean {
  return day !== undefined && logDay !== undefined && day > logDay;
}

function nextDay(day: Day | undefined): Day | undefined {
  return day && addDays(day, 1);
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
  if (date.kind === 'daysAgo') return today && addDays(today, -date.days);
  if (date.kind === 'weekday')
    return today && addDays(today, -((weekdayOf(today) - date.weekday + 6) % 7) - 1);
  const year = date.year ?? yearOf(logDay) ?? yearOf(today);
  if (year === undefined) return undefined;
  const [month, day] =
    date.kind === 'date'
      ? [date.month, date.day]
      : order === 'day first'
        ? [date.second, date.first]
        : [date.first, date.second];
  return dayOf(year, month, day);
}

function yearOf(day: Day | undefined): number | undefined {
  return day === undefined ? undefined : Number(day.slice(0, 4));
}
