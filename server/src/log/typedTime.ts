import { type Timestamp, toTimestamp } from '../model/timestamp';

/** Longer input is not read as a time. */
const MAX_LENGTH = 24;

/** Digits in one run: `7`, `1951`, `195107`. */
const DIGITS = /^\d{1,6}$/;

/** Parts with a sign between them. The last one may be incomplete: `19:`, `19:5`, `19.51.07`, `3点20分`. */
const PARTS = /^(\d{1,2})[:.;h点时時](?:(\d{1,2})(?:[:.;m分](?:(\d{1,2})秒?)?)?|(半|一刻|三刻))?$/;

const CHINESE_MINUTES: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

/** The part of the day before a time. */
const PART_OF_DAY = /^(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|半夜)/;

/** AM or PM after a time. */
const HALF_OF_DAY = /([ap])\.?(?:m\.?)?$/;

/**
 * Reads a time of day that a person types in order to go there: `1951`, `19:51`, `19:51:07`, `19`, `7pm`,
 * `7:30 p.m.`, `下午3点20分`, also with full-width signs. What is missing at the end counts as zero, also while
 * the user is typing: `195` and `19:5` are 19:50.
 *
 * @returns `undefined` for any other input
 */
export function readTypedTime(typed: string): Timestamp | undefined {
  if (typed.length > MAX_LENGTH) return undefined;
  let rest = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const part = PART_OF_DAY.exec(rest)?.[1];
  if (part !== undefined) rest = rest.slice(part.length);
  const half = part === undefined ? HALF_OF_DAY.exec(rest) : null;
  if (half !== null) rest = rest.slice(0, half.index);
  const toHour = (hour: number) =>
    half !== null ? hourOfHalf(hour, half[1] === 'p') : part !== undefined ? hourOfPart(hour, part) : hour;
  for (const [hour, minute, second] of readings(rest, half !== null || part !== undefined)) {
    const timestamp = toTimestamp(toHour(hour), minute, second);
    if (timestamp !== undefined) return timestamp;
  }
  return undefined;
}

type Parts = readonly [hour: number, minute: number, second: number];

/**
 * The possible readings of a text as hour, minute and second, the likeliest first. `isNamed` says whether the
 * input names AM, PM or a part of the day.
 */
function readings(text: string, isNamed: boolean): Parts[] {
  if (DIGITS.test(text)) return readingsOfDigits(text, isNamed);
  const match = PARTS.exec(text);
  if (match === null) return [];
  const [, hour = '', minute = '', second = '', chinese] = match;
  // `3点5分` and `19:5:` are complete. In `19:5` and `19:51:0` a digit may follow; in `7:8` none can.
  const partsOf = (digits: string) => [
    ...(text.endsWith(digits) ? [Number(digits.padEnd(2, '0'))] : []),
    Number(digits),
  ];
  const minutes = chinese === undefined ? partsOf(minute) : [CHINESE_MINUTES[chinese]!];
  return minutes.flatMap(each => partsOf(second).map(last => [Number(hour), each, last] as const));
}

function readingsOfDigits(digits: string, isNamed: boolean): Parts[] {
  const read = (text: string): Parts => [
    Number(text.slice(0, 2)),
    Number(text.slice(2, 4).padEnd(2, '0')),
    Number(text.slice(4, 6).padEnd(2, '0')),
  ];
  switch (digits.length) {
    case 1:
      return [read(`0${digits}`)];
    // `195` is the beginning of 19:5x and `130` of 13:0x, so that each digit gets closer to the target. `951`
    // is 9:51, and `130pm` is 13:30.
    case 3:
      return isNamed ? [read(`0${digits}`)] : [read(digits), read(`0${digits}`)];
    // `19510` is the beginning of 19:51:0x, and `95107` is 9:51:07.
    case 5:
      return [read(digits), read(`0${digits}`)];
    default:
      return [read(digits)];
  }
}

/** Converts an hour of the 12-hour clock. An hour above 12 stays as it is. */
function hourOfHalf(hour: number, isAfternoon: boolean): number {
  return hour > 12 ? hour : (hour % 12) + (isAfternoon ? 12 : 0);
}

function hourOfPart(hour: number, part: string): number {
  switch (part) {
    case '下午':
    case '傍晚':
      return hourOfHalf(hour, true);
    case '中午':
      return hour < 3 ? hour + 12 : hour;
    // These parts of the day extend past midnight: 晚上8点 is 20:00, 晚上12点 is 0:00, 夜里2点 is 2:00.
    case '晚上':
    case '夜里':
    case '深夜':
    case '半夜':
      return hour === 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour;
    default:
      return hourOfHalf(hour, false);
  }
}
