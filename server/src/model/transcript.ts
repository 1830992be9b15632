import { contentLength } from '../text/lines';
import { partitionPoint } from '../text/partitionPoint';
import type { Position, Range } from '../text/span';
import type { Head } from './head';
import type { Message } from './message';

/**
 * A parsed chat log. Every line belongs to exactly one part: the head (front matter and stray text) or a
 * message. The joined parts are the text. Only `startLines` contains absolute line numbers.
 *
 * A transcript is live: an edit changes it in place (see `edit.ts`), so that a typed character costs the same
 * in any log. Code that needs a consistent state must not `await` between reads. The parts are immutable; an
 * edit replaces them.
 */
export interface Transcript {
  readonly head: Head;
  readonly messages: readonly Message[];
  /** The absolute line of each message's header. */
  readonly startLines: readonly number[];
  /** The number of lines. The last line has no terminator and may be empty. */
  readonly lineCount: number;
}

/** The effect of an edit on a transcript's messages: `inserted` replace `removed`, from index `first` on. */
export interface TranscriptChange {
  readonly headChanged: boolean;
  readonly first: number;
  readonly removed: readonly Message[];
  readonly inserted: readonly Message[];
  /** By how many lines the later messages moved. With a changed head, the earlier ones moved as well. */
  readonly lineDelta: number;
}

/** The index of the message that a line belongs to; -1 for a line of the head. */
export function messageIndexAt(transcript: Transcript, line: number): number {
  return partitionPoint(transcript.startLines, start => start <= line) - 1;
}

/** A line with its terminator; `''` for a line that does not exist. */
export function lineAt(transcript: Transcript, line: number): string {
  const index = messageIndexAt(transcript, line);
  const lines = index === -1 ? transcript.head.lines : transcript.messages[index]!.lines;
  return lines[line - (index === -1 ? 0 : transcript.startLines[index]!)] ?? '';
}

/** The whole text. */
export function fullText(transcript: Transcript): string {
  return transcript.head.lines.join('') + transcript.messages.map(message => message.lines.join('')).join('');
}

/** The text of a range, which must lie inside the whole text. */
export function textInRange(transcript: Transcript, range: Range): string {
  const { start, end } = range;
  if (start.line === end.line) return lineAt(transcript, start.line).slice(start.character, end.character);
  let text = lineAt(transcript, start.line).slice(start.character);
  for (let line = start.line + 1; line < end.line; line++) text += lineAt(transcript, line);
  return text + lineAt(transcript, end.line).slice(0, end.character);
}

/**
 * The nearest position inside the text. Lines and columns beyond the end count as the end (LSP 3.17,
 * "Position").
 */
export function clipPosition(transcript: Transcript, position: Position): Position {
  if (position.line >= transcript.lineCount) return endPosition(transcript);
  const line = Math.max(0, position.line);
  const length = contentLength(lineAt(transcript, line));
  return { line, character: Math.max(0, Math.min(position.line < 0 ? 0 : position.character, length)) };
}

/** The end of the text. */
export function endPosition(transcript: Transcript): Position {
  const line = transcript.lineCount - 1;
  return { line, character: contentLength(lineAt(transcript, line)) };
}
