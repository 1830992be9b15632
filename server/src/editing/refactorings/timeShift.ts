import * as l10n from '@vscode/l10n';
import { SECONDS_OF_DAY } from '../../log/timeOrder';
import { formatTimestamp } from '../../model/timestamp';
import type { RefactorRefusal } from '../../protocol';

/** Longer input is not read as a shift. */
const MAX_LENGTH = 80;

/**
 * Reads a time shift in seconds, or returns why the input cannot be read. Width and spaces do not matter:
 *
 * - a clock: `+1:30`, `-00:03:20` (hours, minutes and optional seconds)
 * - units: `+1h30m`, `90min`, `-45s`, `8小时`, `-3分20秒`
 * - zones: `UTC-5 → UTC+8`, `from +01:00 to Z`, `从UTC-5到UTC+8`: converts times of the first zone to the
 * second
 *
 * Without a sign, the shift is to a later time.
 */
export function parseTimeShift(typed: string): number | RefactorRefusal {
  const text = normalise(typed);
  const seconds = text.length > MAX_LENGTH ? undefined : (readZones(text) ?? readSigned(text));
  if (seconds === undefined) {
    return {
      reason: l10n.t(
        'Expected a shift such as {0}, {1} or {2}, or two zones such as {3}.',
        '+1h30m',
        '-00:03:20',
        '90min',
        'UTC-5 → UTC+8',
      ),
    };
  }
  if (seconds === 0) return { reason: l10n.t('This shifts nothing.') };
  if (Math.abs(seconds) >= SECONDS_OF_DAY) return { reason: l10n.t('A shift is less than a day.') };
  return seconds;
}

/** Formats a shift as people write it: `+1h`, `-00:03:20`. */
export function formatTimeShift(seconds: number): string {
  const sign = seconds < 0 ? '-' : '+';
  const size = Math.abs(seconds);
  return sign + (size % 3600 === 0 ? `${size / 3600}h` : formatTimestamp(size));
}

/** Converts full-width signs and digits to ASCII, every minus and arrow to one form, and removes spaces. */
function normalise(text: string): string {
  return text
    .slice(0, 4 * MAX_LENGTH)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/->|=>|⇒|➡/g, '→')
    .toLowerCase();
}

function readSigned(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const size = readSize(/^[+-]/.test(text) ? text.slice(1) : text);
  return size === undefined ? undefined : sign * size;
}

/**
 * Reads a clock or units, without a sign. A sign separates every two quantifiers that could otherwise
 * overlap.
 */
function readSize(text: string): number | undefined {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock !== null) return inSeconds(clock[1], clock[2], clock[3], 59);
  const units =
    /^(?:(\d{1,5})(?:hours?|hrs?|h|个?小时|时))?(?:(\d{1,5})(?:minutes?|mins?|m|分钟|分))?(?:(\d{1,5})(?:seconds?|secs?|s|秒钟?))?$/.exec(
      text,
    );
  return units === null || text === '' ? undefined : inSeconds(units[1], units[2], units[3]);
}

function inSeconds(
  hours = '0',
  minutes = '0',
  seconds = '0',
  most = Number.POSITIVE_INFINITY,
): number | undefined {
  if (Number(minutes) > most || Number(seconds) > most) return undefined;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function readZones(text: string): number | undefined {
  const [from, to, ...others] = text.replace(/^(?:from|从|由)/, '').split(/→|to|到|至/);
  if (from === undefined || to === undefined || others.length > 0) return undefined;
  const [before, after] = [readZone(from), readZone(to)];
  return before === undefined || after === undefined ? undefined : after - before;
}

/** Reads an offset from UTC in seconds: `UTC`, `Z`, `GMT+8`, `+08:00`, `UTC-0330`. */
function readZone(text: string): number | undefined {
  const zone = /^(utc|gmt|z)?(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(text);
  if (zone === null || text === '') return undefined;
  const [, , sign, hours, minutes] = zone;
  if (sign === undefined) return 0;
  const size = inSeconds(hours, minutes, '0', 59);
  // The extreme offsets in use are -12:00 and +14:00.
  if (size === undefined || size > 14 * 3600) return undefined;
  return sign === '-' ? -size : size;
}
