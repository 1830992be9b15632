import { splitLines } from '../text/lines';
import type { Edit } from '../text/span';
import { type Message, sameMessage } from './message';
import { parseParts } from './parse';
import { clipPosition, messageIndexAt, type Transcript, type TranscriptChange } from './transcript';

/**
 * Applies an edit to a transcript, in place. Parses the parts that the edit touches again and keeps all
 * others. The result equals the transcript of the edited text.
 *
 * A header is recognised from its own line; only a bare time depends on the line before. So these parts are
 * parsed: those that contain the edit's lines, the part before if the edit touches a header, and the part
 * after if its header follows directly.
 *
 * @param edit its positions are clipped to the text
 * @returns the messages that were replaced
 */
export function editTranscript(transcript: Transcript, edit: Edit): TranscriptChange {
  const target = transcript as Writable<Transcript>;
  const { messages, startLines } = transcript;
  const start = clipPosition(transcript, edit.range.start);
  const end = clipPosition(transcript, edit.range.end);

  const touched = messageIndexAt(transcript, start.line);
  const atHeader = touched >= 0 && startLines[touched] === start.line;
  const firstPart = atHeader ? touched - 1 : touched;
  const lastPart = messageIndexAt(transcript, end.line + 1);

  const regionStart = firstPart < 0 ? 0 : startLines[firstPart]!;
  const oldLines = linesOfParts(transcript, firstPart, lastPart);
  const newLines = replaceLines(oldLines, regionStart, start, end, edit.newText);
  const isLast = lastPart === messages.length - 1;
  if (!isLast && newLines[newLines.length - 1] === '') newLines.pop();

  const parts = parseParts(newLines, firstPart < 0);
  const regionFirst = Math.max(0, firstPart);
  let first = regionFirst;
  let removed = messages.slice(first, lastPart + 1);
  let inserted = parts.messages;
  const lineDelta = newLines.length - oldLines.length;

  // Messages with equal text stay the same objects, at both ends of the region.
  let same = 0;
  while (same < removed.length && same < inserted.length && sameMessage(removed[same]!, inserted[same]!))
    same++;
  first += same;
  removed = removed.slice(same);
  inserted = inserted.slice(same);
  same = 0;
  while (
    same < removed.length &&
    same < inserted.length &&
    sameMessage(removed[removed.length - 1 - same]!, inserted[inserted.length - 1 - same]!)
  ) {
    same++;
  }
  if (same > 0) {
    removed = removed.slice(0, -same);
    inserted = inserted.slice(0, -same);
  }

  let headChanged = false;
  if (parts.head !== undefined && !sameLines(parts.head.lines, transcript.head.lines)) {
    target.head = parts.head;
    headChanged = true;
  }
  replaceItems(messages as Message[], first, removed.length, inserted);
  moveStartLines(transcript, regionFirst, { first, removed, inserted, lineDelta });
  target.lineCount += lineDelta;
  return { headChanged, first, removed, inserted, lineDelta };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function linesOfParts(transcript: Transcript, firstPart: number, lastPart: number): string[] {
  const lines: string[] = firstPart < 0 ? transcript.head.lines.slice() : [];
  for (let part = Math.max(0, firstPart); part <= lastPart; part++) {
    for (const line of transcript.messages[part]!.lines) lines.push(line);
  }
  return lines;
}

function replaceLines(
  lines: readonly string[],
  firstLine: number,
  start: { line: number; character: number },
  end: { line: number; character: number },
  newText: string,
): string[] {
  let from = start.line - firstLine;
  const to = end.line - firstLine;
  let text = (lines[from] ?? '').slice(0, start.character) + newText + (lines[to] ?? '').slice(end.character);
  // An inserted LF may join the CR at the end of the line before into one terminator.
  if (from > 0 && start.character === 0) text = lines[--from]! + text;
  return [...lines.slice(0, from), ...insertedLines(text, to === lines.length - 1), ...lines.slice(to + 1)];
}

/**
 * Splits a text into lines. Before other lines, a terminator at the end of the text does not begin another
 * line.
 */
function insertedLines(text: string, atEnd: boolean): string[] {
  const lines = splitLines(text);
  if (!atEnd) lines.pop();
  return lines;
}

/** `splice` for any number of items. Spreading very many arguments overflows the stack. */
export function replaceItems<T>(items: T[], first: number, removed: number, inserted: readonly T[]): void {
  if (removed === inserted.length) {
    for (let i = 0; i < removed; i++) items[first + i] = inserted[i]!;
  } else if (inserted.length < 10_000) {
    items.splice(first, removed, ...inserted);
  } else {
    const tail = items.slice(first + removed);
    items.length = first;
    for (const item of inserted) items.push(item);
    for (const item of tail) items.push(item);
  }
}

/** Computes the start lines from message `from` to the last inserted one, and shifts those after it. */
function moveStartLines(
  { head, messages, startLines: readonlyStartLines }: Transcript,
  from: number,
  change: { first: number; removed: readonly Message[]; inserted: readonly Message[]; lineDelta: number },
): void {
  const startLines = readonlyStartLines as number[];
  const { first, removed, inserted, lineDelta } = change;
  replaceItems(startLines, first, removed.length, new Array<number>(inserted.length).fill(0));
  const end = first + inserted.length;
  let line = from === 0 ? head.lines.length : startLines[from - 1]! + messages[from - 1]!.lineCount;
  for (let i = from; i < end; i++) {
    startLines[i] = line;
    line += messages[i]!.lineCount;
  }
  if (lineDelta === 0) return;
  for (let i = end; i < startLines.length; i++) startLines[i]! += lineDelta;
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i]);
}
