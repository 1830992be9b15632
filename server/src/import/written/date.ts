import { two } from '../../model/timestamp';
import { type Day, isDay } from '../../text/calendar';

/**
 * Dates as chat programs write them, in the locale of the machine (Unicode CLDR). The patterns are parts of regular expressions
 * for a plain line (`marks.ts`): they have no capturing groups, and every repetition is bounded.
 */

/** A date with known parts, or two numbers that are day and month in an unknown order, or a date relative to today. */
export type WrittenDate =
  | { readonly kind: 'date'; readonly year: number | undefined; readonly month: number; readonly day: number }
  | {
      readonly kind: 'ambiguous';
      readonly year: number | undefined;
      readonly first: number;
      readonly second: number;
    }
  | { readonly kind: 'daysAgo'; readonly days: number }
  /** The last such day of the week before today, 0 for Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]{0,6}\\.?`;
const ORDINAL = '(?:st|nd|rd|th)?';
const SIGN = '(?:[-/.]|\\. )';

/**
 * `2018-01-22`, `2018. 01. 22.`, `2018年1月22日`, `2018년 1월 22일`, `1月22日`, `22/01/2018`, `22.01.18 г.`, `22. 1. 2018.`, `Jan 22, 2018`,
 * `22 January 2018`.
 */
export const DATE = `(?:${[
  `\\d{4}${SIGN}\\d{1,2}${SIGN}\\d{1,2}\\.?`,
  '(?:\\d{4}年 ?)?\\d{1,2}月 ?\\d{1,2}日',
  '(?:\\d{4}년 ?)?\\d{1,2}월 ?\\d{1,2}일',
  `\\d{1,2}${SIGN}\\d{1,2}${SIGN}(?:\\d{4}|\\d{2})\\.?(?: ?г\\.?)?`,
  '\\d{2}\\. \\d{1,2}\\. \\d\\.',
  `${MONTH} \\d{1,2}${ORDINAL}(?:, ?\\d{4})?`,
  `\\d{1,2}${ORDINAL}\\.? ${MONTH}(?: \\d{4})?`,
].join('|')})`;

/** `03-01` and `22/01`, as some programs write days of this year. */
export const SHORT_DATE = '(?:\\d{1,2}[-/.]\\d{1,2}\\.?)';

/** The text between a date and a time: a comma or a space, and in some languages a word. */
export const AT =
  '(?:[,،、]? (?:(?:à|às|as|at|klo|kl\\.?|um|alle|ore|om|a las?|o|v|u|ob|в|о|saat|pukul|lúc|στις) )?|[,،、]|(?=[^\\d\\s.,:/-]))';

const YEAR_FIRST = /^(\d{4})(?:[-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})\.?$/;
const EAST_ASIAN = /^(?:(\d{4})[年년] ?)?(\d{1,2})[月월] ?(\d{1,2})[日일]$/;
const YEAR_LAST = /^(\d{1,2})([-/.])[ ]?(\d{1,2})[-/.][ ]?(\d{4}|\d{2})\.?(?: ?г\.?)?$/i;
const MONTH_FIRST = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?:, ?(\d{4}))?$/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3})[a-z]*\.?(?: (\d{4}))?$/i;
const SHORT = /^(\d{1,2})([-/.])(\d{1,2})\.?$/;

/** Reads a text that matches `DATE`; `undefined` if it is not a date after all. It does not check the calendar. */
export function readDate(text: string): WrittenDate | undefined {
  let match = YEAR_FIRST.exec(text) ?? EAST_ASIAN.exec(text);
  if (match !== null) return dateOf(match[1], match[2], match[3]);
  match = YEAR_LAST.exec(text);
  if (match !== null) {
    const [, first, sign, second, year] = match;
    // With dots the day is first, if that is possible.
    if (sign === '.' && Number(second) <= 12) return dateOf(year, second, first);
    return ambiguous(Number(first), Number(second), year);
  }
  match = MONTH_FIRST.exec(text);
  if (match !== null) return namedMonth(match[3], match[1]!, match[2]!);
  match = DAY_FIRST.exec(text);
  return match === null ? undefined : namedMonth(match[3], match[2]!, match[1]!);
}

/** Reads a text that matches `SHORT_DATE`: with a hyphen the month is first. */
export function readShortDate(text: string): WrittenDate | undefined {
  const match = SHORT.exec(text);
  if (match === null) return undefined;
  const [, first, sign, second] = match;
  return sign === '-' ? dateOf(undefined, first, second) : ambiguous(Number(first), Number(second));
}

/** Day and month in an unknown order. */
function ambiguous(first: number, second: number, year?: string): WrittenDate {
  return { kind: 'ambiguous', year: fullYear(year), first, second };
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): WrittenDate {
  const whole = fullYear(year);
  if (whole !== undefined && whole >= 1300 && whole < 1421)
    return fromPersian(whole, Number(month), Number(day));
  return { kind: 'date', year: whole, month: Number(month), day: Number(day) };
}

function namedMonth(year: string | undefined, month: string, day: string): WrittenDate | undefined {
  const index = MONTHS.indexOf(month.toLowerCase());
  return index === -1 ? undefined : dateOf(year, String(index + 1), day);
}

/** The Gregorian year. Two digits are of this century; Thai phones add 543. */
function fullYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  if (year.length === 2) return 2000 + Number(year);
  return Number(year) > 2400 ? Number(year) - 543 : Number(year);
}

/** A date of the Solar Hijri calendar of Iran, whose months have 31 days until the sixth and then 30; leap years recur after 33. */
function fromPersian(year: number, month: number, day: number): WrittenDate {
  // 1 Farvardin 1300 is 21 March 1921. Eight of 33 years are leap years, as in ICU for 1300 to 1420.
  const years = year - 1300;
  const leaps = Math.floor((years * 8 + 26) / 33);
  const days = years * 365 + leaps + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 1;
  const date = new Date(Date.UTC(1921, 2, 21 + days));
  return { kind: 'date', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A day from its parts; `undefined` if the calendar does not have it. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : undefined;
}

/** The day that is `days` later, or earlier if negative. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
