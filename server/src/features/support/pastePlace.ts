import { lineBreak } from '../../editing/textEdits';
import { timeBefore } from '../../log/assumedTime';
import { SEPARATOR } from '../../model/canonicalSpace';
import type { Timestamp } from '../../model/timestamp';
import { clipPosition, endPosition, lineAt, messageIndexAt, type Transcript } from '../../model/transcript';
import { content, isBlank } from '../../text/lines';
import { comparePositions, type Edit, type Position, type Range } from '../../text/span';
import { endOfFrontMatter, isSeparated } from '../requests/messagePlace';

/** The place for pasted messages. */
export interface PastePlace {
  /** The time of the message before them. */
  readonly timeBefore: Timestamp | undefined;
  /** The edits that insert whole lines of messages. The insertion is the last one. */
  edits(lines: readonly string[]): Edit[];
}

/**
 * The place for messages that are pasted over a range. They go after the message that the end of the range belongs to, so that
 * no message is split; before it if the range ends at the beginning of its header; after the front matter for a cursor in it. A
 * selection is replaced.
 *
 * @returns `undefined` for a selection that begins in the front matter, where messages can't go
 */
export function pastePlace(transcript: Transcript, range: Range): PastePlace | undefined {
  const start = clipPosition(transcript, range.start);
  const end = clipPosition(transcript, range.end);
  const isSelection = comparePositions(start, end) < 0;
  if (isSelection && start.line < endOfFrontMatter(transcript)) return undefined;
  const index = indexBefore(transcript, end);
  const boundary = boundaryAfter(transcript, index);
  const isReplaced = isSelection && comparePositions(end, boundary) === 0;
  const { from, prefix } = beginning(transcript, isReplaced ? start : boundary);
  const before = isReplaced ? indexBefore(transcript, start) : index;
  return {
    timeBefore: timeBefore(transcript.messages, before + 1),
    edits(lines) {
      const eol = lineBreak(transcript);
      const insertion = (at: Position, above: readonly string[]): Edit => ({
        range: { start: at, end: boundary },
        newText: [...above, ...lines].map(line => line + eol).join(''),
      });
      if (!isSelection || isReplaced) return [insertion(from, prefix)];
      const left = lineLeft(transcript, { start, end }, boundary);
      if (left === undefined) return [{ range: { start, end }, newText: '' }, insertion(from, prefix)];
      // The rest of the selection's line would be part of both edits, or right above the header.
      const above = isBlank(left) ? [left] : [left, SEPARATOR];
      return [insertion({ line: start.line, character: 0 }, above)];
    },
  };
}

/** The message that a position belongs to. The beginning of a header belongs to the message before. */
function indexBefore(transcript: Transcript, { line, character }: Position): number {
  const index = messageIndexAt(transcript, line);
  return character === 0 && transcript.startLines[index] === line ? index - 1 : index;
}

function boundaryAfter(transcript: Transcript, index: number): Position {
  const line = transcript.startLines[index + 1];
  return line === undefined ? endPosition(transcript) : { line, character: 0 };
}

/**
 * The line, without its terminator, that remains when a selection is removed, if it is the last one above a boundary;
 * `undefined` if other lines are between them.
 */
function lineLeft(transcript: Transcript, { start, end }: Range, boundary: Position): string | undefined {
  if (end.line < (boundary.character === 0 ? boundary.line - 1 : boundary.line)) return undefined;
  const before = lineAt(transcript, start.line).slice(0, start.character);
  return before + content(lineAt(transcript, end.line)).slice(end.character);
}

/**
 * The start of the replaced text, and the lines to insert first, so that a header is on its own line after a blank one. An
 * insertion always begins at the start of its line: editors indent text that is inserted further right like that line.
 */
function beginning(transcript: Transcript, at: Position): { from: Position; prefix: readonly string[] } {
  if (at.character === 0) return { from: at, prefix: isSeparated(transcript, at.line) ? [] : [SEPARATOR] };
  const from = { line: at.line, character: 0 };
  const text = lineAt(transcript, at.line).slice(0, at.character);
  const isSeparator = isBlank(text) || at.line < endOfFrontMatter(transcript);
  return { from, prefix: isSeparator ? [text] : [text, SEPARATOR] };
}
