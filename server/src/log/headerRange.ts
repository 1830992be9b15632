import type { Message } from '../model/message';
import { firstNonSpace } from '../text/lines';
import { lineRange, type Range } from '../text/span';

/** Where the text of a message's header stands, relative to it. */
export function headerRange({ header, lines }: Message): Range {
  return lineRange(0, firstNonSpace(lines[0]!), Math.max(header.timeEnd, header.speakerEnd));
}
