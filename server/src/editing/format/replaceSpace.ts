import { contentLength } from '../../text/lines';
import { type Edit, lineRange } from '../../text/span';

/**
 * Replaces the white space from a column to the end of a line by other white space. The edit leaves out their
 * common beginning. No edit when they are equal.
 *
 * @param text the line, with its terminator
 * @param line its number, zero-based
 */
export function replaceSpace(text: string, start: number, space: string, line: number): Edit[] {
  const end = contentLength(text);
  let same = 0;
  while (same < space.length && start + same < end && text[start + same] === space[same]) same++;
  if (same === space.length && start + same === end) return [];
  return [{ range: lineRange(line, start + same, end), newText: space.slice(same) }];
}
