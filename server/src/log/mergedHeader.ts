import { endsBlank, isHeaderSeparated, type Message } from '../model/message';
import { content, isBlank } from '../text/lines';

/*
 * What Jekyll's Markdown (kramdown 2 with `input: GFM` and `hard_wrap: false`, Jekyll's default) makes of headers that no blank line sets apart.
 * A header is a quote there. A quote goes on with all that follows until a blank line; it ends a paragraph above it, but neither a list
 * nor a quote.
 */

const LIST_ITEM = /^ {0,3}(?:[*+-]|\d+\.)[ \t]/;
const QUOTE = /^ {0,3}>/;
const FENCE = /^ {0,3}(?:`{3}|~{3})/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;
const LINE_BREAK = /(?: {2}|\\)$/;

/** How the text below a header follows it in the header's quote: in its line, or in a line or a block of its own. */
export type MergedBelow = 'line' | 'block';

/** `undefined` if a blank line, or nothing, follows the header. */
export function mergedBelow(message: Message): MergedBelow | undefined {
  if (isHeaderSeparated(message)) return undefined;
  const [header = '', text = ''] = message.lines;
  const isBlock = [LIST_ITEM, QUOTE, FENCE, HEADING].some(pattern => pattern.test(text));
  return isBlock || LINE_BREAK.test(content(header)) ? 'block' : 'line';
}

/** Whether the header below a message, if there is one, is in the last block of this message. */
export function mergesNextHeader(message: Message): boolean {
  if (endsBlank(message)) return false;
  const { lines } = message;
  let start = lines.length - 1;
  while (start > 0 && !isBlank(lines[start - 1]!)) start--;
  const block = lines.slice(start);
  if (block.some(line => FENCE.test(line))) return false;
  return start === 0 || QUOTE.test(block[0]!) || block.some(line => LIST_ITEM.test(line));
}
