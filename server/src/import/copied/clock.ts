import { type Timestamp, toTimestamp } from '../../model/timestamp';

/**
 * Dates and times as chat programs write them. They follow the locale of the machine, so the patterns take what the common
 * ones make (Unicode CLDR, "short" and "medium" formats of English, Chinese and European languages). The patterns are
 * pieces for regular expressions: they hold no groups that capture, and every repetition is bounded.
 */

/** A date whose parts are known, or two numbers that are day and month in an order yet to be found out. */
export type WrittenDate =
  | { readonly kind: 'date'; readonly year: number | undefined; readonly month: number; readonly day: number }
  | {
      readonly kind: 'ambiguous';
      readonly year: number | undefined;
      readonly first: number;
      readonly second: number;
    }
  | { readonly kind: 'daysAgo'; readonly days: number };

export interface WrittenTime {
  readonly timestamp: Timestamp;
  readonly hasSeconds: boolean;
  /** Whether it says which half of the day is meant; only then does 8 mean nothing but 8 in the morning. */
  readonly hasHalf: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]{0,6}\\.?`;
const HALF_CHINESE = '(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)';

/** `2018-01-22`, `2018/1/22`, `2018年1月22日`, `1月22日`, `22/01/2018`, `22.01.18`, `Jan 22, 2018`, `22 January 2018`. */
export const DATE = `(?:${[
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日',
  '\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})',
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?`,
  `\\d{1,2} ${MONTH}(?: \\d{4})?`,
].join('|')})`;

/** `8:19`, `08:19:43`, `8:19 AM`, `8:19 p. m.`, `下午8:19`. */
export const TIME = `(?:${HALF_CHINESE} ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.? ?m\\.?)?`;

/** The same with seconds. */
export const TIME_WITH_SECONDS = `(?:${HALF_CHINESE} ?)?\\d{1,2}:\\d{2}:\\d{2}(?: ?[ap]\\.? ?m\\.?)?`;

const READ_TIME = new RegExp(
  `^(${HALF_CHINESE})? ?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: ?([ap])\\.? ?m\\.?)?$`,
  'i',
);

/** Reads a text that fits `TIME`; `undefined` where its numbers are none of a clock. */
export function readTime(text: string): WrittenTime | undefined {
  const match = READ_TIME.exec(text);
  if (match === null) return undefined;
  const [, chinese, hours, minutes, seconds, letter] = match;
  const half = letter?.toLowerCase() ?? chineseHalf(chinese, Number(hours));
  const hour = Number(hours);
  if (half !== undefined && hour > 12 && letter !== undefined) return undefined;
  const timestamp = toTimestamp(
    half === undefined || hour > 12 ? hour : (hour % 12) + (half === 'p' ? 12 : 0),
    Number(minutes),
    Number(seconds ?? 0),
  );
  if (timestamp === undefined) return undefined;
  return { timestamp, hasSeconds: seconds !== undefined, hasHalf: half !== undefined };
}

function chineseHalf(word: string | undefined, hour: number): 'a' | 'p' | undefined {
  if (word === undefined) return undefined;
  if (word === '中午') return hour >= 10 && hour < 12 ? 'a' : 'p';
  // An evening ends after midnight: 晚上12:05 is 00:05, and 晚上1:05 is 01:05.
  if (word === '晚上') return hour === 12 || hour < 5 ? 'a' : 'p';
  return word === '下午' || word === '傍晚' ? 'p' : 'a';
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const CHINESE = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const MONTH_FIRST = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?:, ?(\d{4}))?$/i;
const DAY_FIRST = /^(\d{1,2}) ([a-z]{3})[a-z]*\.?(?: (\d{4}))?$/i;

/** Reads a text that fits `DATE`; `undefined` where it is none after all. Whether the calendar has it is another question. */
export function readDate(text: string): WrittenDate | undefined {
  let match = YEAR_FIRST.exec(text);
  if (match !== null) return dateOf(match[1], match[3], match[4]);
  match = CHINESE.exec(text);
  if (match !== null) return dateOf(match[1], match[2], match[3]);
  match = YEAR_LAST.exec(text);
  if (match !== null) {
    const [, first, sign, second, year] = match;
    // Dots are for days first, everywhere.
    return sign === '.' ? dateOf(year, second, first) : ambiguous(Number(first), Number(second), year);
  }
  match = MONTH_FIRST.exec(text);
  if (match !== null) return namedMonth(match[3], match[1]!, match[2]!);
  match = DAY_FIRST.exec(text);
  return match === null ? undefined : namedMonth(match[3], match[2]!, match[1]!);
}

/** Day and month in an order that is not known. */
export function ambiguous(first: number, second: number, year?: string): WrittenDate {
  return { kind: 'ambiguous', year: fullYear(year), first, second };
}

function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): WrittenDate {
  return { kind: 'date', year: fullYear(year), month: Number(month), day: Number(day) };
}

function namedMonth(year: string | undefined, month: string, day: string): WrittenDate | undefined {
  const index = MONTHS.indexOf(month.toLowerCase());
  return index === -1 ? undefined : dateOf(year, String(index + 1), day);
}

function fullYear(year: string | undefined): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
