import { lineBreak } from '../../editing/textEdits';
import { timeBefore } from '../../log/assumedTime';
import { SEPARATOR } from '../../model/canonicalSpace';
import type { Timestamp } from '../../model/timestamp';
import { clipPosition, endPosition, lineAt, messageIndexAt, type Transcript } from '../../model/transcript';
import { content, isBlank } from '../../text/lines';
import { comparePositions, type Edit, type Position, type Range } from '../../text/span';
import { endOfFrontMatter, isSeparated } from '../requests/messagePlace';

/** Where pasted messages go. */
export interface PastePlace {
  /** The time of the message that will stand before them. */
  readonly timeBefore: Timestamp | undefined;
  /** The edits that put whole lines of messages there; the insertion is the last. */
  edits(lines: readonly string[]): Edit[];
}

/**
 * Where messages that are pasted over a range go: after the message that the end of the range belongs to, so that none is split; before
 * it where the range ends at the beginning of its header; after the front matter for a cursor in it. What is selected is replaced.
 *
 * @returns `undefined` for a selection that begins in the front matter: that is no place for messages
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
      // The line that is left of the selection would be part of both edits, or right above the header.
      const above = isBlank(left) ? [left] : [left, SEPARATOR];
      return [insertion({ line: start.line, character: 0 }, above)];
    },
  };
}

/** The message that a position belongs to; at the beginning of a header it belongs to the message before. */
function indexBefore(transcript: Transcript, { line, character }: Position): number {
  const index = messageIndexAt(transcript, line);
  return character === 0 && transcript.startLines[index] === line ? index - 1 : index;
}

function boundaryAfter(transcript: Transcript, index: number): Position {
  const line = transcript.startLines[index + 1];
  return line === undefined ? endPosition(transcript) : { line, character: 0 };
}

/**
 * The line that is left when a selection goes, without its terminator, if it is the last one above a boundary; `undefined` where
 * others stand between them.
 */
function lineLeft(transcript: Transcript, { start, end }: Range, boundary: Position): string | undefined {
  if (end.line < (boundary.character === 0 ? boundary.line - 1 : boundary.line)) return undefined;
  const before = lineAt(transcript, start.line).slice(0, start.character);
  return before + content(lineAt(transcript, end.line)).slice(end.character);
}

/**
 * From where text is replaced, and with which lines, for a header to stand on a line of its own after a blank one. An insertion
 * always begins with its line: editors indent what is inserted further right like that line.
 */
function beginning(transcript: Transcript, at: Position): { from: Position; prefix: readonly string[] } {
  if (at.character === 0) return { from: at, prefix: isSeparated(transcript, at.line) ? [] : [SEPARATOR] };
  const from = { line: at.line, character: 0 };
  const text = lineAt(transcript, at.line).slice(0, at.character);
  const isSeparator = isBlank(text) || at.line < endOfFrontMatter(transcript);
  return { from, prefix: isSeparator ? [text] : [text, SEPARATOR] };
}
