import { SEPARATOR } from '../../model/canonicalSpace';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import { contentLength, isBlank, terminator } from '../../text/lines';
import { type Edit, lineRange } from '../../text/span';
import { separateFromPrevious } from './format';
import { formatHeader } from './header';
import { mayBeSeparated } from './separators';

/**
 * What Enter after a header gives it: its spacing, a separator before it and one after, so that the cursor stands where the body
 * goes. All of it lies before the cursor's line, which it never touches. A header that deviates by more than spaces may not
 * be meant as one yet, and stays as it is.
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
  // An editor may have put the separator there already, as VS Code does by `onEnterRules`.
  const separated = line === headerLine + 2 && lines.length > 1 && isBlank(lines[1]!);
  if (line !== headerLine + 1 && !separated) return [];
  if (header.speaker === '' || header.deviations.some(deviation => deviation !== 'spacing')) return [];
  const edits = [...separateFromPrevious(transcript, index), ...formatHeader(lines[0]!, header, headerLine)];
  if (!separated && mayBeSeparated(message)) {
    // At the end of the header's line, not at the cursor, which so moves down with its line.
    const end = contentLength(lines[0]!);
    edits.push({ range: lineRange(headerLine, end, end), newText: terminator(lines[0]!) + SEPARATOR });
  }
  return edits;
}
