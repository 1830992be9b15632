import { type Timestamp, two } from '../../model/timestamp';
import type { Day } from '../../text/calendar';

/** The day and time of day that clocks in a zone show. */
export interface ZonedTime {
  readonly day: Day;
  readonly timestamp: Timestamp;
}

/** A zone in which instants are shown. */
export interface Zone {
  /** The name in the tz database, `UTC`, or an offset such as `+08:00`. */
  readonly name: string;
  /**
   * The local day and time of an instant. Parts of a second are dropped.
   *
   * @param milliseconds since 1970-01-01 UTC
   * @returns `undefined` outside of the years 1 to 9999
   */
  at(milliseconds: number): ZonedTime | undefined;
}

/** A name that no zone has. */
export class UnknownZone extends Error {
  constructor(readonly zone: string) {
    super(
      `"${zone}" is no time zone: expected a name of the tz database (Asia/Shanghai), UTC, or an offset (+08:00, UTC+8)`,
    );
  }
}

const SECOND = 1000;
const DAY = 86_400;

/** An offset from UTC. Those of the world are from -12:00 to +14:00. */
const OFFSET = /^(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?(\d{2}))?$/i;
const MAX_OFFSET = 14 * 3600;

/**
 * Finds a zone.
 *
 * @param name a name of the tz database in any case, `UTC`, `Z`, or an offset: `+08:00`, `+8`, `UTC+8`, `GMT-03:30`. Without one, the
 * zone of this machine
 * @throws {UnknownZone}
 */
export function findZone(name?: string): Zone {
  const text = name?.trim() ?? '';
  if (text === '') return databaseZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (/^(?:UTC|GMT|Z)$/i.test(text)) return fixedZone(0, 'UTC');
  const offset = readOffset(text);
  return offset === undefined
    ? databaseZone(text)
    : fixedZone(offset, offset === 0 ? 'UTC' : offsetName(offset));
}

/** Seconds east of UTC. */
function readOffset(text: string): number | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (Number(minutes) > 59 || seconds > MAX_OFFSET) throw new UnknownZone(text);
  return sign === '+' ? seconds : -seconds;
}

function offsetName(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function fixedZone(offset: number, name: string): Zone {
  return { name, at: milliseconds => localTime(Math.floor(milliseconds / SECOND) + offset) };
}

function databaseZone(name: string): Zone {
  const clock = clockOf(name);
  const offsets = new Map<number, number>();
  /** The offset at the beginning of a day of UTC. */
  const offsetOfDay = (day: number): number => {
    let offset = offsets.get(day);
    if (offset === undefined) {
      offset = clock.offsetAt(day * DAY);
      offsets.set(day, offset);
    }
    return offset;
  };
  return {
    name: clock.name,
    at(milliseconds) {
      const seconds = Math.floor(milliseconds / SECOND);
      const day = Math.floor(seconds / DAY);
      if (!isReadable(day)) return undefined;
      // Clocks are changed once a day at most, so a day that begins and ends with one offset has no other.
      const offset = offsetOfDay(day);
      return localTime(seconds + (offset === offsetOfDay(day + 1) ? offset : clock.offsetAt(seconds)));
    },
  };
}

/** Whether a day, counted from 1970, is near the years that `localTime` writes, and an instant for `Intl`. */
function isReadable(day: number): boolean {
  return day > -800_000 && day < 3_000_000;
}

/** What `Intl` knows of a zone. */
function clockOf(zone: string): { readonly name: string; offsetAt(seconds: number): number } {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new UnknownZone(zone);
  }
  return {
    name: format.resolvedOptions().timeZone,
    offsetAt(seconds) {
      const parts = new Map(format.formatToParts(seconds * SECOND).map(({ type, value }) => [type, value]));
      const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
      const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
      const local = new Date(0);
      local.setUTCFullYear(year, part('month') - 1, part('day'));
      local.setUTCHours(part('hour'), part('minute'), part('second'));
      return local.getTime() / SECOND - seconds;
    },
  };
}

/** The day that was written last. Most messages are on the day of the one before. */
let written: { readonly day: number; readonly text: Day | undefined } = { day: Number.NaN, text: undefined };

/** @param seconds what clocks show, as seconds since 1970-01-01 */
function localTime(seconds: number): ZonedTime | undefined {
  const day = Math.floor(seconds / DAY);
  if (written.day !== day) written = { day, text: dayText(day) };
  return written.text === undefined ? undefined : { day: written.text, timestamp: seconds - day * DAY };
}

function dayText(day: number): Day | undefined {
  const date = new Date(day * DAY * SECOND);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}
