import { endOfText, firstNonSpace, isSpace, SPACES } from '../text/lines';
import { formatTimestamp, type Timestamp, toTimestamp, two } from './timestamp';

/**
 * How a header differs from `> HH:MM:SS  Speaker`, in the order of reading.
 *
 * - `spacing`: only the white space differs
 * - `marker`: the time follows a sign other than a single `>`
 * - `bare`: nothing is before the time
 * - `date`: a date is before the time
 * - `time`: the time is not written `HH:MM:SS`
 */
export type Deviation = 'spacing' | 'marker' | 'bare' | 'date' | 'time';

/** The first line of a message. Columns are UTF-16 units in that line; ends are exclusive. */
export interface MessageHeader {
  /** `undefined` when the hour, minute or second is out of range. */
  readonly timestamp: Timestamp | undefined;
  /** The name as written, trimmed; `''` when there is none. */
  readonly speaker: string;
  readonly timeStart: number;
  readonly timeEnd: number;
  /** Where the name begins. Without a name, the end of the time. */
  readonly speakerStart: number;
  readonly speakerEnd: number;
  /** Empty for a canonical header. */
  readonly deviations: readonly Deviation[];
}

const GREATER = 0x3e;
const SPACE = 0x20;
const NONE: readonly Deviation[] = Object.freeze([]);

/**
 * Reads a line as a header. A header is recognised from its own line alone, so an edit elsewhere cannot
 * change it. The exception is a bare time, which must be `afterBreak`: at the start of the text, or after a
 * blank line or a fence.
 *
 * @returns the header, including near misses (FORMAT, "Near misses"), or `undefined` for any other line
 */
export function readHeader(line: string, afterBreak: boolean): MessageHeader | undefined {
  return mayBeHeader(line) ? (readCanonicalHeader(line) ?? readNearMiss(line, afterBreak)) : undefined;
}

/**
 * Formats a header as the canonical line, without trailing spaces. A time that is out of range is kept.
 *
 * @param timestamp the time to write
 */
export function canonicalHeader(header: MessageHeader, line: string, timestamp = header.timestamp): string {
  const time =
    timestamp === undefined
      ? canonicalTime(line.slice(header.timeStart, header.timeEnd))
      : formatTimestamp(timestamp);
  return `> ${time}  ${header.speaker}`;
}

/** Whether a header has a name. */
export function hasSpeaker(header: MessageHeader): boolean {
  return header.speakerEnd > header.speakerStart;
}

/** What a canonical header with a name begins with. Between time and name some real headers have three spaces. */
export const CANONICAL_START = String.raw`> \d\d:\d\d:\d\d {2,}[^${SPACES}]`;

/** A canonical header, with a name or without. */
const CANONICAL = new RegExp(String.raw`^(?:${CANONICAL_START}|> \d\d:\d\d:\d\d {2}[${SPACES}]*$)`);

/** Reads almost every header. */
function readCanonicalHeader(line: string): MessageHeader | undefined {
  return CANONICAL.test(line) ? toCanonicalHeader(line, 0, line.length) : undefined;
}

/**
 * Reads a canonical header. It calls few functions, as it runs for each message of all logs.
 *
 * @param at the offset in the text where the header begins, with `> HH:MM:SS` and two spaces
 * @param lineEnd where its line ends, with or without the terminator
 */
export function toCanonicalHeader(text: string, at: number, lineEnd: number): MessageHeader {
  let start = at + 12;
  let end = lineEnd;
  while (end > start) {
    const unit = text.charCodeAt(end - 1);
    if (unit !== SPACE && !isSpace(unit)) break;
    end--;
  }
  while (start < end && text.charCodeAt(start) === SPACE) start++;
  const isNamed = start < end;
  return {
    // Two ASCII digits have the value 10 * a + b - 528.
    timestamp: toTimestamp(
      text.charCodeAt(at + 2) * 10 + text.charCodeAt(at + 3) - 528,
      text.charCodeAt(at + 5) * 10 + text.charCodeAt(at + 6) - 528,
      text.charCodeAt(at + 8) * 10 + text.charCodeAt(at + 9) - 528,
    ),
    speaker: text.slice(start, end),
    timeStart: 2,
    timeEnd: 10,
    speakerStart: isNamed ? start - at : 10,
    speakerEnd: isNamed ? end - at : 10,
    deviations: NONE,
  };
}

/** A cheap test for lines that may be a header or a near miss. Almost all body lines fail it by their first unit. */
export function mayBeHeader(line: string): boolean {
  let at = 0;
  for (; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (!isSpace(unit)) return isMarker(unit) || isDigit(unit) || escapedMarker(line, at) > 0;
  }
  return false;
}

/** `>`, and the signs that input methods and habits replace it with. */
function isMarker(unit: number): boolean {
  return (
    unit === GREATER ||
    unit === 0xff1e || // ＞
    unit === 0x300b || // 》
    unit === 0x3009 || // 〉
    unit === 0x203a || // ›
    unit === 0xbb //      »
  );
}

/**
 * The length of a `>` that an editor has escaped, in HTML (`&gt;`) or Markdown (`\>`); 0 when there is none.
 */
function escapedMarker(line: string, at: number): number {
  const unit = line.charCodeAt(at);
  if (unit === 0x26) return line.startsWith('&gt;', at) ? 4 : 0;
  return unit === 0x5c && line.charCodeAt(at + 1) === GREATER ? 2 : 0;
}

/** Whether a UTF-16 unit is an ASCII or a full-width digit. */
function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

/**
 * A time of day as people type it: one or two digits, a colon of any width (or `.`, `;` and their full-width
 * forms), optionally with a space after it. Sticky; every quantifier is bounded.
 */
const TIME =
  /([0-9０-９]{1,2})([:：∶;；.．])[ \u3000]?([0-9０-９]{1,2})(?:([:：∶;；.．])[ \u3000]?([0-9０-９]{1,2}))?(?![0-9０-９]|[:：][0-9０-９:：])/y;

/**
 * What other programs write between a full time and a name: a fraction, a zone or AM/PM, each before a wide
 * gap; or a sign. Sticky.
 */
const AFTER_TIME =
  /(?:[.,]\d{1,9})?(?: ?(?:[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?))?(?: ?([AaPp])\.?[Mm]\.?)?(?=\s{2}|[\t\u3000])|[ \u3000]{0,2}[,，|–—-](?=\s)|[:：]/y;

/**
 * The continuation of a full time to a span of time: `10:00:00-11:00:00`, `00:00:05 --> 00:00:06`,
 * `10:00:00~`. Sticky.
 */
const SPAN_OF_TIME =
  /[ \u3000]?(?:-{1,2}>|[~～→]|(?:[-–—至到]|to )[ \u3000]?[0-9０-９]{1,2}[:：][0-9０-９])/y;

/**
 * The continuation of a full time with a fraction or a zone. That is a program's time stamp, unless a wide
 * gap and a name follow. Sticky.
 */
const STAMP = /[.,]\d| ?[+-]\d\d|(?:[Zz]| ?(?:UTC|GMT))(?![\p{L}\d])/uy;

/**
 * `2018-01-22`, `2018/1/22`, `2018.01.22` or `2018年1月22日`, with the separator before a time. Sticky, bounded.
 */
const DATE = /\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)[T ,\t\u3000]{1,4}/y;

function readNearMiss(line: string, afterBreak: boolean): MessageHeader | undefined {
  const end = endOfText(line);
  let at = firstNonSpace(line);
  let markers = 0;
  let usual = true;
  for (;;) {
    if (isMarker(line.charCodeAt(at))) {
      usual &&= line.charCodeAt(at) === GREATER;
      at++;
    } else {
      const length = escapedMarker(line, at);
      if (length === 0) break;
      usual = false;
      at += length;
    }
    // More than four signs are a nested quote, or noise.
    if (++markers > 4) return undefined;
    at = firstNonSpace(line, at);
  }

  DATE.lastIndex = at;
  const dated = DATE.test(line);
  if (dated) at = DATE.lastIndex;

  TIME.lastIndex = at;
  const time = TIME.exec(line);
  if (time === null) return undefined;
  const timeStart = at;
  const timeEnd = TIME.lastIndex;
  const [, hours = '', colon = '', minutes = '', secondColon, seconds] = time;
  const full = seconds !== undefined;
  const colons = isColon(colon) && (secondColon === undefined || isColon(secondColon));
  if (full && matchesAt(SPAN_OF_TIME, line, timeEnd)) return undefined;
  let gapStart = timeEnd;
  let half: string | undefined;
  if (full && colons && markers > 0) {
    AFTER_TIME.lastIndex = timeEnd;
    half = AFTER_TIME.exec(line)?.[1];
    // If nothing follows, this text is the name.
    if (firstNonSpace(line, AFTER_TIME.lastIndex) < end) gapStart = Math.max(timeEnd, AFTER_TIME.lastIndex);
    if (gapStart === timeEnd && matchesAt(STAMP, line, timeEnd)) return undefined;
  }
  const speakerStart = Math.min(firstNonSpace(line, gapStart), end);
  const gap = line.slice(gapStart, speakerStart);
  const named = speakerStart < end;
  // Less than a full time with colons needs a wide gap to count as a header.
  const wideGap = gap.length >= 2 || gap === '\t' || gap === '\u3000';
  if (markers === 0) {
    if (!afterBreak || !full || !colons || !wideGap || !named) return undefined;
    // The row of a table whose first column is a time.
    if (line.slice(speakerStart, end).includes('\t')) return undefined;
  } else if (!colons) {
    if (!full || !wideGap || !named) return undefined;
  } else if (!full && !dated && (named ? !wideGap : hours.length + minutes.length < 4)) {
    // `> 12:30 lunch` and `> 5:1` are quotes.
    return undefined;
  }

  const deviations: Deviation[] = [];
  if (markers === 0) deviations.push('bare');
  else if (markers > 1 || !usual) deviations.push('marker');
  if (dated) deviations.push('date');
  const raw = line.slice(timeStart, timeEnd);
  if (gapStart > timeEnd || !/^\d\d:\d\d:\d\d$/.test(raw)) deviations.push('time');
  if (deviations.length === 0 && hasOddSpacing(line, timeStart, named ? gap : undefined))
    deviations.push('spacing');

  return {
    timestamp: toTimestamp(
      gapStart > timeEnd ? hourOfDay(digits(hours), half) : digits(hours),
      digits(minutes),
      full ? digits(seconds) : 0,
    ),
    speaker: named ? line.slice(speakerStart, end) : '',
    timeStart,
    timeEnd,
    speakerStart: named ? speakerStart : timeEnd,
    speakerEnd: named ? end : timeEnd,
    deviations,
  };
}

/** Whether a sticky expression matches at a column. */
function matchesAt(expression: RegExp, line: string, column: number): boolean {
  expression.lastIndex = column;
  return expression.test(line);
}

function hasOddSpacing(line: string, timeStart: number, gap: string | undefined): boolean {
  if (line.slice(0, timeStart) !== '> ') return true;
  return gap !== undefined && !/^ {2,}$/.test(gap);
}

/**
 * Converts an hour of the 12-hour clock. `half` is the first letter of AM or PM, or `undefined` for the
 * 24-hour clock.
 */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (/p/i.test(half) ? 12 : 0);
}

function isColon(sign: string): boolean {
  return sign === ':' || sign === '：' || sign === '∶';
}

/** The value of ASCII or full-width digits. */
function digits(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    value = value * 10 + (unit >= 0xff10 ? unit - 0xff10 : unit - 0x30);
  }
  return value;
}

function canonicalTime(raw: string): string {
  TIME.lastIndex = 0;
  const [, hours = '0', , minutes = '0', , seconds = '0'] = TIME.exec(raw) ?? [];
  return `${two(digits(hours))}:${two(digits(minutes))}:${two(digits(seconds))}`;
}
