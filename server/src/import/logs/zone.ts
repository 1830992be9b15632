import type { Timestamp } from '../../model/timestamp';
import type { Day } from '../../text/calendar';

/** A time zone in which instants are shown. */
export interface Zone {
  /** `Asia/Shanghai`, `UTC+8`. */
  readonly name: string;
  /** The day and the time of day of an instant, given in milliseconds since 1970-01-01 UTC. */
  local(milliseconds: number): { readonly day: Day; readonly timestamp: Timestamp };
}

const DAY = 86_400_000;
/** `UTC+8`, `+08:00`, `GMT-330`: the numbers are hours and minutes. The sign may be that of mathematics. */
const OFFSET = /^(?:UTC|GMT)?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?$/i;
/** In minutes: no zone of the world is further from UTC. */
const MAX_OFFSET = 14 * 60;

/**
 * A zone by its name in the tz database, or as an offset from UTC.
 *
 * @param name the machine's zone if it is absent
 * @returns `undefined` for a name that is none
 */
export function zoneOf(name = Intl.DateTimeFormat().resolvedOptions().timeZone): Zone | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(name.trim()) ?? [];
  if (hours !== undefined) {
    const offset = Number(hours) * 60 + Number(minutes);
    if (Number(minutes) > 59 || offset > MAX_OFFSET) return undefined;
    return zone(name, () => (sign === '+' ? offset : -offset) * 60_000);
  }
  const format = formatIn(/^\s*z\s*$/i.test(name) ? 'UTC' : name.trim());
  return format && zone(name, offsetsOf(format));
}

/** @param offsetAt milliseconds east of UTC at an instant */
function zone(name: string, offsetAt: (milliseconds: number) => number): Zone {
  const days = new Map<number, Day>();
  // Nearly all messages are of the day of the message before.
  let lastNumber: number | undefined;
  let last: Day = '';
  return {
    name,
    local(milliseconds) {
      const shifted = milliseconds + offsetAt(milliseconds);
      const number = Math.floor(shifted / DAY);
      const timestamp = Math.floor((shifted - number * DAY) / 1000);
      if (number === lastNumber) return { day: last, timestamp };
      let day = days.get(number);
      if (day === undefined) {
        day = new Date(number * DAY).toISOString().slice(0, 10);
        days.set(number, day);
      }
      lastNumber = number;
      last = day;
      return { day, timestamp };
    },
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/**
 * The offset of a zone at an instant. Formatting takes microseconds, so a day whose beginning and end have one offset is asked only
 * for these: no zone changes twice a day and back.
 */
function offsetsOf(format: Intl.DateTimeFormat): (milliseconds: number) => number {
  const starts = new Map<number, number>();
  const atStart = (day: number): number => {
    let offset = starts.get(day);
    if (offset === undefined) {
      offset = offsetAt(format, day * DAY);
      starts.set(day, offset);
    }
    return offset;
  };
  return milliseconds => {
    const day = Math.floor(milliseconds / DAY);
    const offset = atStart(day);
    return offset === atStart(day + 1) ? offset : offsetAt(format, milliseconds);
  };
}

function offsetAt(format: Intl.DateTimeFormat, milliseconds: number): number {
  const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(milliseconds / 1000) * 1000;
}
