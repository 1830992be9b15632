import { AT, DATE, readDate, readShortDate, SHORT_DATE, type WrittenDate } from '../written/date';
import { restOf } from '../written/marks';
import { readTime, TIME_BY_DATE, type WrittenTime } from '../written/time';
import { hasTime } from './copiedText';

/**
 * The frames of a line that begins with date and time, and continues with a name, a colon and the text.
 *
 * - `comma`: `[22/01/2018, 08:19:43] Kim: Hi`, `[8:19 AM, 1/22/2018] Kim: Hi`
 * - `bracket`: `[2018/1/22 上午8:19:43] 李雷: 你好`, also in log files
 * - `dash`: `22/01/2018, 08:19 - Kim: Hi`, `08:19, 22/01/2018 - Kim: Hi`
 * - `colon`: `2016-06-27, 8:04:08 AM: Noa: Hi`, in old versions; with seconds, or `12/05/14, 10:39: Noa: Hi` with a comma
 */
export type Frame = 'comma' | 'bracket' | 'dash' | 'colon';

export interface StampedLine {
  readonly frame: Frame;
  readonly date: WrittenDate;
  readonly time: WrittenTime;
  /** Whether there is a comma between date and time. */
  readonly hasComma: boolean;
  /** Whether the date is written as in log files, without a comma after it. */
  readonly isLikeLog: boolean;
  /** Whether date or time are written as in a locale, and not as in log files. */
  readonly isLocal: boolean;
  /** The rest of the line, with marks of direction. */
  readonly rest: string;
}

/** A date without its year has a comma beside it. */
const DATE_FIRST = new RegExp(`^\\[(${DATE}|${SHORT_DATE}(?=[,،、]))(${AT})(${TIME_BY_DATE})\\] ?(?=.)`, 'i');
const TIME_FIRST = new RegExp(
  `^\\[(${TIME_BY_DATE})([,،、]? )(${DATE}|(?<=[,،、] )${SHORT_DATE})\\] ?(?=.)`,
  'i',
);
const DASH_DATE_FIRST = new RegExp(`^(${DATE})(${AT})(${TIME_BY_DATE}) [-–—] ?(?=.)`, 'i');
const DASH_TIME_FIRST = new RegExp(`^(${TIME_BY_DATE})([,،、]? )(${DATE}) [-–—] ?(?=.)`, 'i');
const COLON = new RegExp(`^(${DATE})(${AT})(${TIME_BY_DATE})(:?) (?=.)`, 'i');
/** `2024. 2. 3. 오후 3:06, 노아 : 안녕`, in Korean, where a notice has a colon instead of the comma. */
const KOREAN = new RegExp(`^(${DATE})( )((?:오전|오후) \\d{1,2}:\\d{2})[,:] (?=.)`);

/**
 * Reads the beginning of a line; `undefined` if it is not a date and time in a frame.
 *
 * @param plain the plain form of the line
 */
export function readStamp(line: string, plain: string): StampedLine | undefined {
  if (!/^\[?(?:\S{1,8} ?)?\d/.test(plain) || !hasTime(plain.slice(0, 60))) return undefined;
  return plain.startsWith('[') ? inBrackets(line, plain) : withoutBrackets(line, plain);
}

function inBrackets(line: string, plain: string): StampedLine | undefined {
  const dateFirst = DATE_FIRST.exec(plain);
  const match = dateFirst ?? TIME_FIRST.exec(plain);
  if (match === null) return undefined;
  const [beginning, first, between, second] = match as unknown as [string, string, string, string];
  const frame = /[,،、]/.test(between) ? 'comma' : 'bracket';
  const [day, clock] = dateFirst !== null ? [first, second] : [second, first];
  return stamped(frame, line, beginning, day, clock);
}

function withoutBrackets(line: string, plain: string): StampedLine | undefined {
  let match = DASH_DATE_FIRST.exec(plain);
  if (match !== null) return stamped('dash', line, match[0], match[1]!, match[3]!);
  match = DASH_TIME_FIRST.exec(plain);
  if (match !== null) return stamped('dash', line, match[0], match[3]!, match[1]!);
  match = KOREAN.exec(plain);
  if (match !== null) return stamped('dash', line, match[0], match[1]!, match[3]!);
  match = COLON.exec(plain);
  if (match === null) return undefined;
  const stamp = stamped('colon', line, match[0], match[1]!, match[3]!);
  if (stamp === undefined) return undefined;
  // Without the colon, only a date with dots and spaces is different from other text; without seconds, only one with a comma.
  if (match[4] !== '') return stamp.time.hasSeconds || isDateWithComma(match) ? stamp : undefined;
  return stamp.time.hasSeconds && /\d\. /.test(match[1]!) ? stamp : undefined;
}

/** `12/05/14, `, and not a day without a year. */
function isDateWithComma([, day, between]: RegExpExecArray): boolean {
  return /[,،、]/.test(between!) && /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(day!);
}

function stamped(
  frame: Frame,
  line: string,
  beginning: string,
  day: string,
  clock: string,
): StampedLine | undefined {
  // In Korean the year is first, also with two digits.
  const isYearFirst = /오전|오후/.test(clock) && /^\d\d\. /.test(day);
  const date = readDate(isYearFirst ? `20${day}` : day) ?? readShortDate(day);
  const time = readTime(clock);
  if (date === undefined || time === undefined) return undefined;
  const rest = restOf(line, beginning.length);
  const hasComma = /[,،、]/.test(beginning);
  const written = line.slice(0, line.length - rest.length);
  return {
    frame,
    date,
    time,
    hasComma,
    isLikeLog: !hasComma && /^\d{4}-\d\d-\d\d$/.test(day),
    isLocal:
      time.hasHalf ||
      /[^\x20-\x7e\u00a0\u202f]|\d\. |\d\.\d\d(?:\.\d\d)?\]?:?(?: -|$)|[a-z]{2}/i.test(written.trim()),
    rest,
  };
}
