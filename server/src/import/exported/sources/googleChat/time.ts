import type { Day } from '../../../../text/calendar';
import { dayOf } from '../../../written/date';
import { plainLine } from '../../../written/marks';
import { readTime, TIME_BY_DATE } from '../../../written/time';
import { instant, readIsoTime } from '../../input/times';
import type { MessageTime } from '../../readItem';
import { monthNamed } from '../shared/monthNames';

const ZONE = /[\s,([]*\b(?:UTC|GMT)\b[)\]]?[\s,]*/i;
/** `13 h 00 min 29 s`, `1시 0분 29초`, `13時00分29秒`, `13 นาฬิกา 00 นาที 29 วินาที` */
const CLOCK_IN_WORDS =
  /(\d{1,2}) ?(?:h|時|时|点|시|นาฬิกา) ?(\d{1,2}) ?(?:min|分|분|นาที) ?(\d{1,2}) ?(?:s|秒|초|วินาที)/;
const CLOCK = new RegExp(`(?<!\\d)${TIME_BY_DATE}(?![\\p{L}\\p{M}\\d:])`, 'giu');
/** A month is named beside the day; other words, as the day of the week, may begin like one. */
const DAY_AND_MONTH = /(?<!\d)(\d{1,2})\.? (?:de |d['’]|ב)?(?:tháng (\d{1,2})(?!\d)|([\p{L}\p{M}]{2,20}))/u;
const MONTH_AND_DAY = /([\p{L}\p{M}]{3,20})\.? (\d{1,2})(?!\d)/u;
const NUMBERS = /(?<!\d)(\d{4})[年년.] ?(\d{1,2})[月월.] ?(\d{1,2})(?!\d)/;
/** The month of this name is October in Croatian, where a dot follows the year, and November in Polish. */
const CROATIAN_OCTOBER = /(\d{1,2})\. listopada (\d{4})\./;
const YEAR = /(?<!\d)(\d{4})(?!\d)/;
/** Thai dates count from the year 543 before ours. */
const BUDDHIST = /พ\.ศ\./;

/**
 * The time of a message, which Takeout writes as a sentence in the language of the account, always of UTC: `Sunday, March 1, 2026 at 8:03:40 AM
 * UTC`, `2026年5月29日星期五 UTC 03:00:29`, `vendredi 29 mai 2026 à 13 h 00 min 29 s UTC`. A time in the form of programs is read as well.
 */
export function readTakeoutTime(written: string): MessageTime | undefined {
  const iso = readIsoTime(written);
  if (iso !== undefined) return iso;
  const line = plainLine(written).replace(/ {2,}/g, ' ').trim();
  if (line.length > 100) return undefined;
  const hasZone = ZONE.test(line);
  const sentence = line
    .replace(ZONE, ' ')
    .replace(
      CLOCK_IN_WORDS,
      (_, hours, minutes, seconds) =>
        `${hours}:${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`,
    );
  const clock = [...sentence.matchAll(CLOCK)].at(-1);
  const time = clock && readTime(clock[0]);
  if (time === undefined) return undefined;
  const day = readDay(sentence.replace(clock![0], ' '));
  if (day === undefined) return undefined;
  if (!hasZone) return { kind: 'local', day, timestamp: time.timestamp, hasSeconds: time.hasSeconds };
  return instant(Date.parse(`${day}T00:00:00Z`) + time.timestamp * 1000);
}

function readDay(text: string): Day | undefined {
  const [, numberOfYear, numberOfMonth, numberOfDay] = NUMBERS.exec(text) ?? [];
  if (numberOfYear !== undefined)
    return dayOf(Number(numberOfYear), Number(numberOfMonth), Number(numberOfDay));
  const [, croatianDay, croatianYear] = CROATIAN_OCTOBER.exec(text) ?? [];
  if (croatianDay !== undefined) return dayOf(Number(croatianYear), 10, Number(croatianDay));
  const year = Number(YEAR.exec(text)?.[1]) - (BUDDHIST.test(text) ? 543 : 0);
  const [, day, month, name] = DAY_AND_MONTH.exec(text) ?? [];
  const number = month === undefined ? monthNamed(name ?? '') : Number(month);
  if (number !== undefined) return dayOf(year, number, Number(day));
  const [, nameBefore = '', dayBehind] = MONTH_AND_DAY.exec(text) ?? [];
  const before = monthNamed(nameBefore);
  return before === undefined ? undefined : dayOf(year, before, Number(dayBehind));
}
