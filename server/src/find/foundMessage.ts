import { firstSaidLine } from '../log/saidLines';
import { lineOf, type Message } from '../model/message';
import { formatTimestamp } from '../model/timestamp';
import type { People } from '../people/people';
import type { FoundMessage } from '../protocol';
import { columnsOf } from '../protocol/columns';
import { shownText } from '../render/entities';
import { type PaletteSlots, speakerPaint } from '../render/speakerPaint';
import { content } from '../text/lines';
import { isHighSurrogate, isLowSurrogate } from '../text/surrogates';
import type { Place, TextPattern } from './pattern/textPattern';

/** The length of the beginning of a text in which places are looked for. */
const MAX_MARKED = 100_000;

/** How much of a text is given. */
interface Extent {
  /** In UTF-16 units. */
  readonly most: number;
  /** Before the first place, in columns; up to twice as much, if nothing is cut then. */
  readonly before: number;
}

const EXTENTS = {
  /** In a side bar of 250 pixels a dozen Chinese characters have room, with the name. What was found must be visible. */
  row: { most: 240, before: 4 },
  /** A line of a terminal. */
  line: { most: 240, before: 60 },
  /** As much as is searched for places. */
  whole: { most: MAX_MARKED, before: MAX_MARKED },
} as const satisfies Record<string, Extent>;

export type TextExtent = keyof typeof EXTENTS;

/** The log of a message that was found. */
export interface LogOfFound {
  readonly uri: string;
  readonly day: string | undefined;
  readonly people: People;
  readonly slots: PaletteSlots;
}

/**
 * A found message as it is shown in a list.
 *
 * @param line of its header
 * @param shown what readers see of it
 * @param patterns what was looked for in its text
 * @param extent how much of its text is given
 */
export function toFoundMessage(
  { uri, day, people, slots }: LogOfFound,
  message: Message,
  line: number,
  shown: string,
  patterns: readonly TextPattern[],
  extent: TextExtent = 'row',
): FoundMessage {
  const { speaker, timestamp } = message.header;
  const { text, marks } = markedText(shown, patterns, EXTENTS[extent]);
  return {
    uri,
    ...(day !== undefined && { day }),
    line,
    speaker: shownText(speaker),
    ...(timestamp !== undefined && { time: formatTimestamp(timestamp) }),
    text,
    marks,
    ...speakerPaint(people.personOf(speaker), slots),
    ...sourceRange(message, line, patterns),
  };
}

/** A part of a text in one line, with the places of patterns in it. */
function markedText(
  shown: string,
  patterns: readonly TextPattern[],
  { most, before }: Extent,
): { text: string; marks: number[] } {
  const whole = shown.length > MAX_MARKED ? shown.slice(0, MAX_MARKED) : shown;
  const first = Math.min(
    ...patterns.map(pattern => pattern.firstIn(whole, 0)?.start ?? Number.POSITIVE_INFINITY),
  );
  const from = Number.isFinite(first) ? beginning(whole, first, before) : 0;
  const to = ending(shown, from + most);
  const part = shown.slice(from, to);
  const places = mergedPlaces(whole, patterns, from, to);
  // White space becomes single spaces, and places move with it.
  let text = from > 0 ? '…' : '';
  const moved: number[] = [];
  for (let at = 0; at < part.length; at++) {
    moved.push(text.length);
    if (!/\s/.test(part[at]!)) text += part[at];
    else if (text !== '' && !text.endsWith(' ')) text += ' ';
  }
  moved.push(text.length);
  const trimmed = text.trimEnd();
  const marks = places.flatMap(({ start, end }) => {
    const [a, b] = [moved[start - from]!, Math.min(moved[Math.min(end, to) - from]!, trimmed.length)];
    return a < b ? [a, b] : [];
  });
  return { text: to < shown.trimEnd().length ? `${trimmed}…` : trimmed, marks };
}

/** Where the text before a place begins that takes so many columns, or the whole text, if it takes no more than twice as many. */
function beginning(text: string, place: number, columns: number): number {
  return lastColumns(text, place, 2 * columns) === 0 ? 0 : lastColumns(text, place, columns);
}

/** Where the last characters before a place begin that take at most so many columns. */
function lastColumns(text: string, place: number, columns: number): number {
  // None has more than two units.
  let from = Math.max(0, place - 2 * columns);
  if (isLowSurrogate(text.charCodeAt(from))) from++;
  const chars = [...text.slice(from, place)];
  let left = columns;
  for (from = place; chars.length > 0; from -= chars.pop()!.length) {
    left -= columnsOf(chars.at(-1)!);
    if (left < 0) break;
  }
  return from;
}

function ending(text: string, to: number): number {
  if (to >= text.length) return text.length;
  return isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to;
}

/** The places of all patterns that begin in a part of a text, in order and without overlap. */
function mergedPlaces(text: string, patterns: readonly TextPattern[], from: number, to: number): Place[] {
  const all: Place[] = [];
  for (const pattern of patterns) {
    for (let at = from; at < to; ) {
      const place = pattern.firstIn(text, at);
      if (place === undefined || place.start >= to) break;
      if (place.end > place.start) all.push(place);
      at = Math.max(place.end, at + 1);
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Place[] = [];
  for (const place of all) {
    const last = merged.at(-1);
    if (last === undefined || place.start > last.end) merged.push(place);
    else if (place.end > last.end) merged[merged.length - 1] = { start: last.start, end: place.end };
  }
  return merged;
}

/** Where a message has a pattern in its source; else what was said first, or the name. */
function sourceRange(
  message: Message,
  headerLine: number,
  patterns: readonly TextPattern[],
): Pick<FoundMessage, 'start' | 'end'> {
  const inLine = (line: number, start: number, end: number) => ({
    start: { line: headerLine + line, character: start },
    end: { line: headerLine + line, character: end },
  });
  for (let line = message.bodyStart; line < message.bodyEnd && patterns.length > 0; line++) {
    const text = content(lineOf(message, line)).slice(0, MAX_MARKED);
    for (const pattern of patterns) {
      const place = pattern.firstIn(text, 0);
      if (place !== undefined && place.end > place.start) return inLine(line, place.start, place.end);
    }
  }
  const said = firstSaidLine(message);
  if (said !== undefined) return inLine(said, 0, 0);
  const { speakerStart } = message.header;
  return inLine(0, speakerStart, speakerStart);
}
