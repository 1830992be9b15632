import { lineBreak } from '../../editing/textEdits';
import { LINE_END, SEPARATOR } from '../../model/canonicalSpace';
import { isEmptyBody } from '../../model/message';
import { endPosition, lineAt, messageIndexAt, type Transcript } from '../../model/transcript';
import { isBlank, terminator } from '../../text/lines';
import type { Position, Range } from '../../text/span';

/** The place for images as a paragraph of their own: `range` is replaced by `before`, their links and `after`. */
export interface ImagePlace {
  readonly range: Range;
  readonly before: string;
  readonly after: string;
}

/**
 * The place for images that are pasted outside a body. From a header, or the blank line below it, they go to the beginning of
 * the message's body, above its text. From the blank line above the next header they go to the end of the body.
 *
 * @param position inside the text
 * @returns `undefined` if they can go to the position itself: in a body, at the end of the log, and before the first message
 */
export function imagePlace(transcript: Transcript, { line }: Position): ImagePlace | undefined {
  const index = messageIndexAt(transcript, line);
  const message = transcript.messages[index];
  if (message === undefined) return undefined;
  const start = transcript.startLines[index]!;
  const next = transcript.startLines[index + 1];
  const [, second] = message.lines;
  const isSeparated = second !== undefined && isBlank(second) && terminator(second) !== '';
  const bodyLine = start + (isSeparated ? 2 : 1);
  if (line === start || (line === start + 1 && isBlank(second!))) {
    return paragraphAt(transcript, bodyLine, isSeparated);
  }
  if (line + 1 === next && isBlank(lineAt(transcript, line))) {
    return paragraphAt(transcript, isEmptyBody(message) ? bodyLine : next, true);
  }
  return undefined;
}

/** `line` may be the line after the last one, below a header that ends the log. */
function paragraphAt(transcript: Transcript, line: number, isSeparated: boolean): ImagePlace {
  const eol = lineBreak(transcript);
  const end = endPosition(transcript);
  const before = isSeparated ? '' : SEPARATOR + eol;
  if (line > end.line) return { range: { start: end, end }, before: eol + before, after: '' };
  const start = { line, character: 0 };
  const replaced = lineAt(transcript, line);
  // At the end of the log the line is not terminated, as with an image that is pasted at the cursor.
  if (line === end.line && isBlank(replaced)) return { range: { start, end }, before, after: '' };
  const after = LINE_END + eol + (isBlank(replaced) ? '' : SEPARATOR + eol);
  return { range: { start, end: start }, before, after };
}
