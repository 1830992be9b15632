import { lineOf, type Message } from '../model/message';
import { firstNonSpace } from '../text/lines';
import { lineRange, type Range } from '../text/span';

/** The range of a header's text, relative to its message. */
export function headerRange(message: Message): Range {
  const { header } = message;
  const start = message.plainText === undefined ? firstNonSpace(lineOf(message, 0)) : 0;
  return lineRange(0, start, Math.max(header.timeEnd, header.speakerEnd));
}
