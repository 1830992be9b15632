import type { Day } from '../../../../text/calendar';
import { dayOf, type WrittenDate } from '../../../written/date';

const ORDERS = ['day first', 'month first', 'year first', 'year, day, month'] as const;
type Order = (typeof ORDERS)[number];

/** Three numbers of which the first and the last have two digits. */
const MAY_HAVE_YEAR_FIRST = /^[^\d]{0,4}\d{2}(?:[-/.]|\. )\d{1,2}(?:[-/.]|\. )\d{2}(?!\d)/;
/** With the year in the wrong place, days jump by years: at least so many times as far as they do in the right order. */
const JUMPS = 10;

/**
 * The order of day and month in a file whose dates are numbers. It shows only in the dates of the whole file, so they are all given
 * first (`add`), and then read (`dayOf`).
 *
 * The order is the one in which the calendar has more of the dates; then the one that more names of files agree with, which hold
 * the day; then the one in which days go back less often; then the one in
 * which no day is after today; then the one in which days change more than months. If nothing decides, the month is first where
 * times are written as in the United States, with `AM` and `PM` and without zeros in front.
 *
 * A year of two digits is first (`20-01-13`) where days are close together then, and years apart in the other orders. After a year of four
 * digits the day is first (`2014/13/05`) where the calendar has all dates then, and not otherwise.
 */
export class DayOrder {
  readonly #tallies: Readonly<Record<Order, Tally>> = {
    'day first': new Tally(),
    'month first': new Tally(),
    'year first': new Tally(),
    'year, day, month': new Tally(),
  };
  readonly #today: Day | undefined;
  #lastDate: WrittenDate | undefined;
  #last: { readonly first: number; readonly second: number } | undefined;
  #change = 0;
  #isAmerican = false;
  #isPadded = false;
  #mayHaveYearFirst = true;
  #order: Order | undefined;

  constructor(today: Day | undefined) {
    this.#today = today;
  }

  /** Adds a date. @param written the date and time as in the file */
  add(date: WrittenDate, written: string): void {
    if (this.#isLast(date)) return;
    this.#mayHaveYearFirst &&= MAY_HAVE_YEAR_FIRST.test(written);
    for (const order of ORDERS) this.#tallies[order].add(this.#inOrder(date, order));
    if (date.kind !== 'ambiguous') return;
    const { first, second } = date;
    if (this.#last !== undefined) {
      this.#change += Math.abs(first - this.#last.first) - Math.abs(second - this.#last.second);
    }
    this.#last = { first, second };
    this.#isAmerican ||= /\d\s?[AP]M\b/.test(written);
    this.#isPadded ||= /(?<!\d)0\d[-/.]/.test(written);
  }

  /** Adds a day that is probably that of a date, from the name of a file that was sent. */
  confirm(date: WrittenDate, day: Day): void {
    if (date.kind !== 'ambiguous' || date.first === date.second) return;
    for (const order of ORDERS) if (this.#inOrder(date, order) === day) this.#tallies[order].confirmed++;
  }

  /** Most messages are of the day of the message above. */
  #isLast(date: WrittenDate): boolean {
    const last = this.#lastDate;
    this.#lastDate = date;
    if (last === undefined) return false;
    if (last.kind === 'date' && date.kind === 'date') {
      return last.day === date.day && last.month === date.month && last.year === date.year;
    }
    if (last.kind !== 'ambiguous' || date.kind !== 'ambiguous') return false;
    return last.first === date.first && last.second === date.second && last.year === date.year;
  }

  /** The day of a date; `undefined` if the calendar does not have it. */
  dayOf(date: WrittenDate): Day | undefined {
    this.#order ??= this.#withYear(this.#likely());
    return this.#inOrder(date, this.#order);
  }

  #likely(): Order {
    const [day, month] = ORDERS.map(order => this.#tallies[order]) as [Tally, Tally];
    const isFuture = (tally: Tally) =>
      Number(this.#today !== undefined && (tally.latest ?? '') > this.#today);
    const difference =
      month.missing - day.missing ||
      day.confirmed - month.confirmed ||
      month.backward - day.backward ||
      isFuture(month) - isFuture(day) ||
      this.#change;
    if (difference !== 0) return difference > 0 ? 'day first' : 'month first';
    return this.#isAmerican && !this.#isPadded ? 'month first' : 'day first';
  }

  /** The order of all three numbers. @param order the likely order if the year is last */
  #withYear(order: Order): Order {
    const [last, first] = [this.#tallies[order], this.#tallies['year first']];
    if (last.missing > 0 && this.#tallies['year, day, month'].missing === 0) return 'year, day, month';
    const isCloser = first.distance * JUMPS < last.distance && first.backward <= last.backward;
    return this.#mayHaveYearFirst && first.missing === 0 && isCloser ? 'year first' : order;
  }

  #inOrder(date: WrittenDate, order: Order): Day | undefined {
    if (date.kind !== 'date' && date.kind !== 'ambiguous') return undefined;
    if (order === 'year first') {
      if (date.year === undefined) return undefined;
      const [first, second] = date.kind === 'date' ? [date.day, date.month] : [date.first, date.second];
      return dayOf(2000 + first, second, date.year % 100);
    }
    if (order === 'year, day, month') {
      return date.kind === 'date' && date.year !== undefined
        ? dayOf(date.year, date.day, date.month)
        : undefined;
    }
    const year = date.year ?? Number(this.#today?.slice(0, 4));
    if (Number.isNaN(year)) return undefined;
    if (date.kind === 'date') return dayOf(year, date.month, date.day);
    return order === 'day first'
      ? dayOf(year, date.second, date.first)
      : dayOf(year, date.first, date.second);
  }
}

/** Of a day. */
const MILLISECONDS = 86_400_000;

/** What speaks against an order. */
class Tally {
  /** Dates that the calendar does not have. */
  missing = 0;
  /** Days that names of files agree with. */
  confirmed = 0;
  /** Days that are before the day above. */
  backward = 0;
  /** The number of days from each to the next, together. */
  distance = 0;
  latest: Day | undefined;
  #last: Day | undefined;

  add(day: Day | undefined): void {
    if (day === undefined) {
      this.missing++;
      return;
    }
    if (this.#last !== undefined) {
      if (day < this.#last) this.backward++;
      this.distance += Math.abs(Date.parse(day) - Date.parse(this.#last)) / MILLISECONDS;
    }
    this.#last = day;
    if (this.latest === undefined || day > this.latest) this.latest = day;
  }
}
