import { endsBlank } from '../model/message';
import type { Transcript } from '../model/transcript';
import type { Edit } from '../text/span';
import { removeLines } from './textEdits';

/**
 * Removes a message, with the blank lines after it. These stay if the message before has none: after a text without a blank line, a
 * header that is not written as usual would be text too.
 */
export function removeMessage(transcript: Transcript, index: number): Edit {
  const { messages, startLines } = transcript;
  const { bodyEnd, lineCount } = messages[index]!;
  const before = messages[index - 1];
  const end = before !== undefined && !endsBlank(before) ? bodyEnd : lineCount;
  return removeLines(transcript, startLines[index]!, startLines[index]! + end);
}
