import { toTimestamp } from '../../../model/timestamp';
import { isDay } from '../../../text/calendar';
import type { Instant, LocalTime, MessageTime } from '../readItem';

/** `2026-03-01 08:02:11`, with `T`, slashes, one-digit parts, fractions, and a zone. */
const WRITTEN =
  /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?\s*$/i;

/**
 * Reads a date and time with the year first: an instant if a zone is written, else local. `undefined` if it is not one, or the
 * calendar does not have it.
 */
export function readIsoTime(text: string): MessageTime | undefined {
  const match = WRITTEN.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds, fraction, zone] = match;
  const local = localTime(
    `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`,
    Number(hours),
    Number(minutes),
    seconds === undefined ? undefined : Number(seconds),
  );
  if (local === undefined || zone === undefined) return local;
  const utc = Date.parse(`${local.day}T00:00:00Z`) + local.timestamp * 1000;
  const milliseconds = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return instant(utc + milliseconds - offsetOf(zone) * 60_000);
}

/** A local time from its parts; `undefined` if the calendar or the clock does not have it. */
export function localTime(
  day: string,
  hours: number,
  minutes: number,
  seconds: number | undefined,
): LocalTime | undefined {
  const timestamp = toTimestamp(hours, minutes, seconds ?? 0);
  if (timestamp === undefined || !isDay(day)) return undefined;
  return { kind: 'local', day, timestamp, hasSeconds: seconds !== undefined };
}

/** An instant; `undefined` if the number cannot be one: dates before 1990 and after 2200 are errors of programs. */
export function instant(milliseconds: number): Instant | undefined {
  if (!(milliseconds > 631_152_000_000 && milliseconds < 7_258_118_400_000)) return undefined;
  return { kind: 'instant', milliseconds };
}

/** An instant from seconds, milliseconds or microseconds since 1970, as a number or digits: they differ by a factor of 1,000. */
export function readInstant(value: unknown): Instant | undefined {
  const given = typeof value === 'string' ? numberOfDigits(value) : value;
  if (typeof given !== 'number') return undefined;
  if (given < 1e11) return instant(Math.floor(given * 1000));
  return given < 1e14 ? instant(given) : instant(Math.floor(given / 1000));
}

/** A number of 9 to 17 digits, perhaps with a fraction. Most are ten digits: reading these one by one is faster. */
function numberOfDigits(text: string): number | undefined {
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9) || i === 10) {
      return /^\s*\d{9,17}(?:\.\d{1,9})?\s*$/.test(text) ? Number(text) : undefined;
    }
    number = number * 10 + digit;
  }
  return text.length >= 9 ? number : undefined;
}

/** Minutes east of UTC. */
function offsetOf(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
