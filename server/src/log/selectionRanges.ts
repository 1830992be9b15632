import { linksIn } from '../markdown/links';
import type { FrontMatterEntry } from '../model/frontMatter';
import type { Head } from '../model/head';
import type { Message } from '../model/message';
import { clipPosition, endPosition, lineAt, messageIndexAt, type Transcript } from '../model/transcript';
import { mentionsIn } from '../people/mention';
import { content, contentLength, endOfText, firstNonSpace } from '../text/lines';
import { partitionPoint } from '../text/partitionPoint';
import { comparePositions, lineRange, type Position, type Range, range, shiftRange } from '../text/span';
import { type Span, wordAt } from '../text/words';
import type { LogView } from './logView';

/**
/**
 * How much of a line is searched before and after a position, in UTF-16 units: a line of millions of mentions would fill the
 * memory. Tokens across that edge are not found. No line of the real logs is as long.
 */
const REACH = 20_000;

/**
 * The ranges that "Expand Selection" steps through from each position, the smallest first. In a body: word,
 * mention or link, line, body, message, hour, log. In a header: word, time or name, header. In the front
 * matter: word, value, entry, front matter. Each range contains the position and the range before it.
 * Positions outside the text are clipped to it.
 */
export function selectionRanges(log: LogView, positions: readonly Position[]): Range[][] {
  const tokens = new Map<string, readonly Span[]>();
  const tokensOf: TokensOf = ({ line, character }, text) => {
    // Positions near each other look at the same part of a long line.
    const part = Math.floor(character / REACH);
    const key = `${line}:${part}`;
    const known = tokens.get(key) ?? tokensBetween(log, text, (part - 1) * REACH, (part + 2) * REACH);
    tokens.set(key, known);
    return known;
  };
  return positions.map(position => {
    const clipped = clipPosition(log.transcript, position);
    return nested(clipped, rangesAround(log, clipped, tokensOf));
  });
}

/** The tokens around a position; the text is that of its line. */
type TokensOf = (position: Position, text: string) => readonly Span[];

function* rangesAround(log: LogView, position: Position, tokensOf: TokensOf): Generator<Range> {
  const { transcript } = log;
  const { line, character } = position;
  const text = content(lineAt(transcript, line));
  const word = wordAt(text, character);
  if (word !== undefined) yield lineRange(line, word.start, word.end);

  const index = messageIndexAt(transcript, line);
  if (index === -1) {
    yield* inHead(transcript.head, position, text, tokensOf);
  } else {
    const start = transcript.startLines[index]!;
    const message = transcript.messages[index]!;
    if (line === start) yield* inHeader(message, line, text);
    else yield* inBody(message, start, position, text, tokensOf);
    yield range(start, 0, ...afterMessage(transcript, index));
    yield hourAround(log, index);
  }
  const end = endPosition(transcript);
  yield range(0, 0, end.line, end.character);
}

function* inHeader({ header }: Message, line: number, text: string): Generator<Range> {
  yield lineRange(line, header.timeStart, header.timeEnd);
  yield lineRange(line, header.speakerStart, header.speakerEnd);
  yield wholeLine(line, text);
}

function* inBody(
  { lines, bodyStart, bodyEnd }: Message,
  start: number,
  position: Position,
  text: string,
  tokensOf: TokensOf,
): Generator<Range> {
  const { line } = position;
  if (line < start + bodyStart || line >= start + bodyEnd) return;
  yield* inProse(position, text, tokensOf);
  yield shiftRange(linesRange(lines, bodyStart, bodyEnd), start);
}

function* inProse(position: Position, text: string, tokensOf: TokensOf): Generator<Range> {
  const { line } = position;
  for (const { start, end } of tokensOf(position, text)) yield lineRange(line, start, end);
  yield wholeLine(line, text);
}

function* inHead(head: Head, position: Position, text: string, tokensOf: TokensOf): Generator<Range> {
  const { line } = position;
  const { frontMatter } = head;
  if (frontMatter !== undefined && line < frontMatter.lines.length) {
    for (const entry of frontMatter.entries) {
      if (entry.keyRange.start.line <= line && line <= entry.valueRange.end.line) yield* inEntry(entry, text);
    }
    yield wholeLine(line, text);
    yield range(0, 0, frontMatter.lines.length - 1, contentLength(frontMatter.lines.at(-1)!));
  } else if (line >= head.strayStart && line < head.strayEnd) {
    yield* inProse(position, text, tokensOf);
    yield linesRange(head.lines, head.strayStart, head.strayEnd);
  }
}

function* inEntry({ keyRange, valueRange }: FrontMatterEntry, text: string): Generator<Range> {
  const { start, end } = valueRange;
  yield keyRange;
  const quote = text[start.character];
  const isQuoted = start.line === end.line && end.character - start.character >= 2;
  if (isQuoted && (quote === '"' || quote === "'") && text[end.character - 1] === quote) {
    yield lineRange(start.line, start.character + 1, end.character - 1);
  }
  yield valueRange;
  yield { start: keyRange.start, end };
}

/** A line without the white space around it. */
function wholeLine(line: number, text: string): Range {
  return lineRange(line, firstNonSpace(text), endOfText(text, firstNonSpace(text)));
}

/** Lines without the white space around them. `to` is exclusive, and greater than `from`. */
function linesRange(lines: readonly string[], from: number, to: number): Range {
  return range(from, firstNonSpace(lines[from]!), to - 1, endOfText(lines[to - 1]!));
}

/**
 * From the first header of an hour to the first header of the next: whole lines, like a message, to cut and
 * to move.
 */
function hourAround({ timeline, transcript }: LogView, index: number): Range {
  const { hours } = timeline;
  const { first, count } = hours[Math.max(0, partitionPoint(hours, hour => hour.first <= index) - 1)]!;
  return range(transcript.startLines[first]!, 0, ...afterMessage(transcript, first + count - 1));
}

/** The line and column where the next message begins, or where the text ends. */
function afterMessage(transcript: Transcript, index: number): [number, number] {
  const next = transcript.startLines[index + 1];
  if (next !== undefined) return [next, 0];
  const { line, character } = endPosition(transcript);
  return [line, character];
}

/** The tokens of a part of a line, at their columns in it. */
function tokensBetween(log: LogView, text: string, from: number, to: number): readonly Span[] {
  const first = Math.max(0, from);
  const tokens = tokensIn(log, text.slice(first, to));
  return first === 0 ? tokens : tokens.map(({ start, end }) => ({ start: start + first, end: end + first }));
}

/**
 * Mentions with and without their `@`, and addresses with and without the Markdown around them. Shorter ones
 * first.
 */
function tokensIn(log: LogView, text: string): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of mentionsIn(text, log.names, log.people.known)) {
    spans.push({ start: start + 1, end }, { start, end });
  }
  for (const { start, end, wholeStart, wholeEnd } of linksIn(text)) {
    spans.push({ start, end }, { start: wholeStart, end: wholeEnd });
  }
  return spans.sort((a, b) => a.end - a.start - (b.end - b.start));
}

/**
 * Keeps the ranges that contain the position and are larger than the previous kept range. Returns at least
 * one.
 */
function nested(position: Position, ranges: Iterable<Range>): Range[] {
  const kept: Range[] = [];
  let inner: Range = { start: position, end: position };
  for (const outer of ranges) {
    const starts = comparePositions(outer.start, inner.start);
    const ends = comparePositions(inner.end, outer.end);
    if (starts > 0 || ends > 0 || (starts === 0 && ends === 0)) continue;
    kept.push(outer);
    inner = outer;
  }
  return kept.length > 0 ? kept : [inner];
}
