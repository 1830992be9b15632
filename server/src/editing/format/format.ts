import { SEPARATOR } from '../../model/canonicalSpace';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import { isBlank, terminator } from '../../text/lines';
import { type Edit, lastLineIn, lineRange, type Range, range } from '../../text/span';
import { lineBreak } from '../textEdits';
import { formatBody } from './body';
import { formatHeader } from './header';
import { formatAfterBody, formatAfterHeader } from './separators';

/**
 * Formats the spacing of a log. Changes white space only, not the content of messages, and makes no edit
 * where the spacing is right. Front matter and stray text stay as they are.
 *
 * @param selection formats only messages that lie in or touch this range, each as a whole; by default, all
 * @returns sorted edits of the current text that do not overlap
 */
export function format(transcript: Transcript, selection?: Range): Edit[] {
  const { messages, startLines } = transcript;
  const first = selection === undefined ? -1 : messageIndexAt(transcript, selection.start.line);
  const last =
    selection === undefined ? messages.length - 1 : messageIndexAt(transcript, lastLineIn(selection));
  const eol = lineBreak(transcript);
  const edits = first === -1 ? formatAfterFrontMatter(transcript) : separateFromPrevious(transcript, first);
  for (let index = Math.max(0, first); index <= last; index++) {
    const message = messages[index]!;
    const line = startLines[index]!;
    const place = { line, isLast: index === messages.length - 1, eol };
    append(edits, formatHeader(message.lines[0]!, message.header, line));
    append(edits, formatAfterHeader(message, place));
    append(edits, formatBody(message, line));
    append(edits, formatAfterBody(message, place));
  }
  return edits;
}

/**
 * Inserts a separator before a header that follows a line with text. Blank lines before a header belong to
 * the message before it.
 */
export function separateFromPrevious({ messages, startLines }: Transcript, index: number): Edit[] {
  const before = messages[index - 1]?.lines.at(-1);
  if (before === undefined || isBlank(before)) return [];
  const line = startLines[index]!;
  return [{ range: lineRange(line, 0, 0), newText: SEPARATOR + terminator(before) }];
}

/** Removes blank lines between the front matter and the first header, as in all real logs. */
function formatAfterFrontMatter({ head, messages }: Transcript): Edit[] {
  const { frontMatter, lines, strayStart, strayEnd } = head;
  if (frontMatter === undefined || frontMatter.closingLine === -1 || messages.length === 0) return [];
  const end = frontMatter.lines.length;
  if (strayStart < strayEnd || end === lines.length) return [];
  return [{ range: range(end, 0, lines.length, 0), newText: '' }];
}

/** Spreading very many edits into `push` would overflow the stack. */
function append(edits: Edit[], more: readonly Edit[]): void {
  for (const edit of more) edits.push(edit);
}
