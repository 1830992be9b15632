import type { Message } from '../../model/message';
import { lineRange, type Range } from '../../model/span';
import { firstNonSpace } from '../../model/text';

/** Where the text of a message's header stands, relative to it. */
export function headerRange({ header, lines }: Message): Range {
  return lineRange(0, firstNonSpace(lines[0]!), Math.max(header.timeEnd, header.speakerEnd));
}
