import { SEPARATOR } from '../../model/canonicalSpace';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import { contentLength, isBlank, terminator } from '../../text/lines';
import { type Edit, lineRange } from '../../text/span';
import { separateFromPrevious } from './format';
import { formatHeader } from './header';
import { mayBeSeparated } from './separators';

/**
 * Formats a header after Enter: its spacing, a separator before it and one after it, so that the cursor is
 * where the body begins. All edits are before the cursor's line. A header that differs by more than white
 * space may not be meant as a header yet, and is not changed.
 *
 * @param line the line of the cursor after Enter, zero-based
 */
export function formatOnEnter(transcript: Transcript, line: number): Edit[] {
  const { messages, startLines } = transcript;
  const index = messageIndexAt(transcript, line - 1);
  const message = messages[index];
  if (message === undefined) return [];
  const headerLine = startLines[index]!;
  const { header, lines } = message;
  // The editor may already have inserted the separator, like VS Code with `onEnterRules`.
  const separated = line === headerLine + 2 && lines.length > 1 && isBlank(lines[1]!);
  if (line !== headerLine + 1 && !separated) return [];
  if (header.speaker === '' || header.deviations.some(deviation => deviation !== 'spacing')) return [];
  const edits = [...separateFromPrevious(transcript, index), ...formatHeader(lines[0]!, header, headerLine)];
  if (!separated && mayBeSeparated(message)) {
    // Inserts at the end of the header's line, not at the cursor, so that the cursor moves down with its
    // line.
    const end = contentLength(lines[0]!);
    edits.push({ range: lineRange(headerLine, end, end), newText: terminator(lines[0]!) + SEPARATOR });
  }
  return edits;
}
