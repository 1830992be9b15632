import type { TextLine } from '../../input/lines';
import { MAX_ITEM_LENGTH, type ReadItem, unreadable } from '../../readItem';

/** A line that begins an item. The lines up to the next beginning belong to it. */
export interface Beginning {
  /** The part of the item's text in this line. */
  readonly text: string;
  /** The item. `text` is its whole text, lines separated by `\n`; `line` is the one-based line of its beginning. */
  toItem(text: string, line: number): ReadItem;
}

/**
 * What a line is: the beginning of an item; `'frame'` for lines around the items, which are none themselves and end the item above;
 * `undefined` for a line of the item above.
 */
export type LineReading = Beginning | 'frame' | undefined;

/**
 * The items of a text in which an item begins with a line of a known form and continues up to the next. One item is held at a time.
 * Lines above the first item are the end of one whose beginning is missing.
 *
 * @param read reads a line; it is called once for each line, in their order
 */
export function* readMessageLines(
  lines: Iterable<TextLine>,
  read: (line: string, number: number) => LineReading,
): Iterable<ReadItem> {
  let open: OpenItem | undefined;
  let strayLine: number | undefined;
  for (const { number, text } of lines) {
    const reading = text === undefined ? undefined : read(text, number);
    if (reading === undefined) {
      if (open !== undefined) open.add(text);
      else if (text === undefined) yield unreadable(number, 'too-long');
      else if (strayLine === undefined && text.trim() !== '') strayLine = number;
      continue;
    }
    if (strayLine !== undefined) yield unreadable(strayLine, 'no-start');
    strayLine = undefined;
    if (open !== undefined) yield open.item();
    open = reading === 'frame' ? undefined : new OpenItem(reading, number);
  }
  if (strayLine !== undefined) yield unreadable(strayLine, 'no-start');
  if (open !== undefined) yield open.item();
}

class OpenItem {
  readonly #beginning: Beginning;
  readonly #line: number;
  readonly #lines: string[];
  #length: number;

  constructor(beginning: Beginning, line: number) {
    this.#beginning = beginning;
    this.#line = line;
    this.#lines = [beginning.text];
    this.#length = beginning.text.length;
  }

  /** Adds a line; `undefined` for one that is too long. */
  add(line: string | undefined): void {
    this.#length += (line?.length ?? MAX_ITEM_LENGTH) + 1;
    if (this.#length > MAX_ITEM_LENGTH) this.#lines.length = 0;
    else this.#lines.push(line!);
  }

  item(): ReadItem {
    if (this.#length > MAX_ITEM_LENGTH) return unreadable(this.#line, 'too-long');
    return this.#beginning.toItem(this.#lines.join('\n'), this.#line);
  }
}
