import { Heights } from '../shared/heights';
import { ShownItems } from '../shared/shownItems';
import type { Measured, Shown } from './rowList';

/** The estimated height of a message, in pixels, before any was measured. */
const FIRST_ESTIMATE = 52;

/** So many heights must be known before the others are estimated by them. */
const ENOUGH = 10;

/** The maximum number of messages in the document, whatever their heights. */
const MAX_ROWS = 400;

/**
 * The message at the top of the window, and the number of pixels by which it is scrolled out (negative: part of the message
 * above is visible).
 */
export interface Anchor {
  readonly index: number;
  readonly offset: number;
}

/**
 * Where each row of the list is: which rows there are, and how high they are. Positions are in pixels from the top of the list. Messages are
 * numbered as in the log, items as in the list, where a filter leaves messages out.
 */
export class RowLayout {
  readonly items = new ShownItems();
  #heights = new Heights(FIRST_ESTIMATE);
  /** The average of the first measured heights. */
  #estimate: number | undefined;

  get heights(): Heights {
    return this.#heights;
  }

  /** The height of the list. */
  get height(): number {
    return this.#heights.total;
  }

  topOf(message: number): number {
    return this.#heights.top(this.items.itemOf(message));
  }

  heightOf(message: number): number {
    return this.#heights.height(this.items.itemOf(message));
  }

  /** The message of an item, or the first that its line stands for. */
  messageAt(item: number): number {
    return item < 0 || item >= this.items.count ? 0 : this.items.at(item).message;
  }

  anchorAt(position: number): Anchor {
    const item = Math.max(0, this.#heights.indexAt(position));
    return { index: this.messageAt(item), offset: position - this.#heights.top(item) };
  }

  /** The items between two positions. */
  range(top: number, bottom: number): Shown {
    if (this.#heights.count === 0) return { start: 0, end: 0 };
    const start = this.#heights.indexAt(top);
    return { start, end: Math.min(this.#heights.indexAt(bottom) + 1, start + MAX_ROWS) };
  }

  /** From the first to the last message of a range of items, those that are left out between them included. */
  messagesOf({ start, end }: Shown): Shown {
    if (end <= start) return { start: 0, end: 0 };
    const last = this.items.at(end - 1);
    return { start: this.messageAt(start), end: last.message + (last.count ?? 1) };
  }

  /** The messages of a range of items that are shown, in order. */
  messagesIn({ start, end }: Shown): number[] {
    const messages: number[] = [];
    for (let item = start; item < end; item++) {
      const { message, count } = this.items.at(item);
      if (count === undefined) messages.push(message);
    }
    return messages;
  }

  /**
   * `removed` messages from `first` on were replaced by `inserted` ones.
   *
   * @returns whether the other items kept their heights; with a filter, all are new
   */
  splice(first: number, removed: number, inserted: number): boolean {
    const { isFiltered } = this.items;
    this.items.splice(first, removed, inserted);
    if (isFiltered) this.forget();
    else this.#heights.splice(first, removed, inserted);
    return !isFiltered;
  }

  /** Other items are in the list: no height is known any more. */
  forget(): void {
    this.#heights = new Heights(this.#estimate ?? FIRST_ESTIMATE);
    this.#heights.splice(0, 0, this.items.count);
  }

  /** Estimates the heights that are not known by those that are, once enough of them are. @returns whether heights changed by it */
  estimate({ sum, known }: Measured): boolean {
    if (this.#estimate !== undefined || known === 0 || known < Math.min(ENOUGH, this.#heights.count))
      return false;
    this.#estimate = Math.round(sum / known);
    this.#heights.setEstimate(this.#estimate);
    return true;
  }
}
