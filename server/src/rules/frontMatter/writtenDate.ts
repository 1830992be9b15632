import { type Day, isDay } from '../../text/calendar';

/** A date and possibly a time, as written by a person or a program. */
export interface WrittenDate {
  readonly day: Day;
  /** `HH:MM:SS`, with a fraction if there is one; `undefined` if only a day is written. */
  readonly time: string | undefined;
  /** `Z` or `+HH:MM`; `''` without one. */
  readonly zone: string;
}

/** Longer texts contain more than a date. */
const MAX_LENGTH = 100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const WEEKDAY =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|(?:星期|周|週|礼拜)[一二三四五六日天])[,，]?\s+/i;

/** In Chinese the weekday is after the day, often in brackets. */
const WEEKDAY_BEHIND = /^[（(]?(?:星期|周|週|礼拜)[一二三四五六日天][）)]?[,，]?\s*/;

/** The forms of a day, and the order of their numbers. `?` is day and month in an order that the form does not determine. */
const DAY_FORMS: readonly (readonly [order: string, form: RegExp])[] = [
  ['ymd', /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/],
  ['ymd', /^(\d{4})()(\d{2})(\d{2})(?!\d)/],
  ['ymd', /^(\d{4})(年)\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]/],
  ['dmy', /^(\d{1,2})(\.)\s?(\d{1,2})\.\s?(\d{4})(?!\d)/],
  ['??y', /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/],
  ['dmy', new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?([ -])(${MONTH})\\.?[ -](\\d{4})(?!\\d)`, 'i')],
  ['mdy', new RegExp(`^(${MONTH})(\\.? +)(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})(?!\\d)`, 'i')],
];

/** `Mar  1 17:45:00 2026` of C's `asctime`, and of `date` with a zone before the year: the time is before the year. */
const ASCTIME = new RegExp(
  `^((?:${MONTH}) +\\d{1,2}) +(\\d{1,2}:\\d{2}:\\d{2})((?: +[A-Z]{3,4})?) +(\\d{4})$`,
  'i',
);

const TIME =
  /^(?:(上午|下午|凌晨|早上|中午|晚上)\s?)?(\d{1,2})(?:[:：](\d{1,2})(?:[:：](\d{1,2})([.,]\d{1,9})?)?|[时時点點](?:(\d{1,2})分)?(?:(\d{1,2})秒)?)(?:\s?([ap])\.?m\.?(?![a-z])|\s?(上午|下午))?/i;

const ZONE = /^(?:(Z)|(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?|(UTC|GMT))(?:\s*\([^)]*\))?$/i;

/**
 * Reads a date as people and programs write it: numbers that begin with the year or, with dots, the day; English months;
 * Chinese units; a 12-hour clock; a zone by its offset.
 *
 * @param expected a day that the log is known to be about. It decides `01/03/2026`, which different readers read as two
 * different days
 * @returns `undefined` for a text that can't be read completely and unambiguously, such as one with a zone by name (`CST`)
 */
export function readWrittenDate(text: string, expected?: Day): WrittenDate | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = text.trim().replace(WEEKDAY, '');
  const swapped = plain.replace(ASCTIME, '$1 $4 $2$3');
  for (const [order, form] of DAY_FORMS) {
    const match = form.exec(swapped);
    if (match === null) continue;
    const day = dayOf(order, [match[1]!, match[3]!, match[4]!], expected);
    return day === undefined ? undefined : withTime(day, swapped.slice(match[0].length));
  }
  return undefined;
}

function dayOf(order: string, parts: readonly string[], expected: Day | undefined): Day | undefined {
  const written = (order: string): Day | undefined => {
    const part = (letter: string): string => parts[order.indexOf(letter)]!;
    const month = MONTHS.indexOf(part('m').slice(0, 3).toLowerCase()) + 1 || Number(part('m'));
    const day = `${part('y')}-${two(month)}-${two(Number(part('d')))}`;
    return isDay(day) ? day : undefined;
  };
  if (order !== '??y') return written(order);
  const readings = [...new Set([written('dmy'), written('mdy')].filter(day => day !== undefined))];
  return readings.length === 1 ? readings[0] : readings.find(day => day === expected);
}

function withTime(day: Day, rest: string): WrittenDate | undefined {
  const behind = rest
    .replace(/^(?:[T,，\s]+(?:at\s+)?)/i, '')
    .replace(WEEKDAY_BEHIND, '')
    .trim();
  if (behind === '') return { day, time: undefined, zone: '' };
  const match = TIME.exec(behind);
  const time = match === null ? undefined : timeOf(match);
  const zone = match === null ? undefined : zoneOf(behind.slice(match[0].length).trim());
  return time === undefined || zone === undefined ? undefined : { day, time, zone };
}

function timeOf(match: RegExpExecArray): string | undefined {
  const [, before, hour = '', m1, s1, fraction = '', m2, s2, half, after] = match;
  const [hours, minutes, seconds] = [
    hourOf(Number(hour), before ?? after ?? half),
    Number(m1 ?? m2 ?? 0),
    Number(s1 ?? s2 ?? 0),
  ];
  if (hours === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${fraction.replace(',', '.')}`;
}

/** The hour of the day; `undefined` for an hour that does not exist in its half of the day. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour > 12) return /^[a上凌早]/i.test(half) ? undefined : hour;
  if (half === '中午') return hour >= 11 ? hour : hour + 12;
  // Writers disagree whether half past twelve in the evening belongs to the next day.
  if (half === '晚上' && (hour === 12 || hour < 5)) return undefined;
  return (hour % 12) + (/^[p下晚]/i.test(half) ? 12 : 0);
}

function zoneOf(text: string): string | undefined {
  if (text === '') return '';
  const match = ZONE.exec(text);
  if (match === null) return undefined;
  const [, z, sign, hours, minutes = '00', utc] = match;
  if (z !== undefined || utc !== undefined) return 'Z';
  return Number(hours) > 14 || Number(minutes) > 59 ? undefined : `${sign}${two(Number(hours))}:${minutes}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
