import { isBlank } from '../../../../text/lines';
import { MAX_ITEM_LENGTH } from '../../readItem';
import type { SourceText } from '../../sourceText';

/** A header and the lines below it, up to the next header. */
export interface TextBlock<Header> {
  /** `undefined` for the lines above the first header. */
  readonly header: Header | undefined;
  /** One-based line of the header, or of the first line. */
  readonly line: number;
  /** The lines below the header. */
  readonly lines: readonly string[];
  /** Whether it is longer than an item may be; then `lines` is empty. */
  readonly isTooLong: boolean;
}

/**
 * Divides a text into blocks, and holds one of them.
 *
 * @param headerOf the header that a line is; `isLoose` tells whether the line above is blank or absent
 */
export function* textBlocks<Header>(
  text: SourceText,
  headerOf: (line: string, isLoose: boolean, number: number) => Header | undefined,
): Iterable<TextBlock<Header>> {
  let block = { header: undefined as Header | undefined, line: 1, lines: [] as string[], isTooLong: false };
  let length = 0;
  let isLoose = true;
  for (const { number, text: line } of text.lines()) {
    const header = line === undefined ? undefined : headerOf(line, isLoose, number);
    isLoose = line !== undefined && isBlank(line);
    if (header !== undefined) {
      if (hasContent(block)) yield block;
      block = { header, line: number, lines: [], isTooLong: false };
      length = 0;
      continue;
    }
    length += (line?.length ?? MAX_ITEM_LENGTH) + 1;
    if (length > MAX_ITEM_LENGTH) {
      block.isTooLong = true;
      block.lines = [];
    } else {
      if (block.header === undefined && block.lines.length === 0) block.line = number;
      // Blank lines above the first text are of no block.
      if (block.header !== undefined || block.lines.length > 0 || !isLoose) block.lines.push(line ?? '');
    }
  }
  if (hasContent(block)) yield block;
}

function hasContent(block: TextBlock<unknown>): boolean {
  return block.header !== undefined || block.isTooLong || block.lines.length > 0;
}
