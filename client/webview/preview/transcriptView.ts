import { element } from '../shared/dom';
import type { MessageStore } from './messageStore';
import { type Anchor, RowLayout } from './rowLayout';
import { RowList, type Shown } from './rowList';

/**
 * The distance beyond the window, in pixels, within which messages are in the document: as much as the next turn of a wheel
 * shows.
 */
const OVERSCAN = 600;

/** The free space below the last message, in pixels. */
const BOTTOM = 40;

/**
 * The list of messages. Only those in and near the window are in the document, between paddings with the measured or estimated
 * height of the others. The message at the top of the window stays in place, whatever happens above it (edits, images that
 * load, another width). A filter leaves messages out; a line stands for those between two that are shown.
 */
export class TranscriptView {
  readonly scroller = element('div', 'scroller');
  readonly #layout = new RowLayout();
  readonly #rows: RowList;
  /** The index is of a message, all others in this class are of items. */
  #anchor: Anchor = { index: 0, offset: -Number.MAX_SAFE_INTEGER };
  #scrollTop = 0;
  #current = -1;
  #range: Shown = { start: 0, end: 0 };

  /** Called after other messages have come into the window, and after scrolling. */
  onDidShow: (shown: Shown, anchor: Anchor) => void = () => undefined;
  /** Called after scrolling, by whatever. */
  onDidScroll: () => void = () => undefined;

  constructor(head: HTMLElement, store: MessageStore) {
    this.scroller.tabIndex = 0;
    const resizes = new ResizeObserver(() => this.render());
    this.#rows = new RowList(this.#layout.items, store, resizes);
    this.#rows.onDidOpen = message => {
      this.#rebuild();
      this.render();
      this.focus(message);
    };
    this.scroller.append(head, this.feed);
    this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    resizes.observe(this.scroller);
    resizes.observe(head);
  }

  /** The element that holds the rows. */
  get feed(): HTMLElement {
    return this.#rows.feed;
  }

  /** The messages in the document, from the first to the last. */
  get shown(): Shown {
    return this.#layout.messagesOf(this.#range);
  }

  /** The message at the editor's cursor; -1 for none. */
  get current(): number {
    return this.#current;
  }

  /** The place of the window. */
  get anchor(): Anchor {
    return this.#anchor;
  }

  /** The first message that is visible. */
  get first(): number {
    return this.#anchor.index;
  }

  /** The message at the top of the window: the first, but for the last ones of a log, which it cannot go to. */
  get top(): number {
    // Positions are rounded to pixels.
    const top = this.scroller.scrollTop - this.#headHeight() + 1;
    return this.#layout.messageAt(this.#layout.heights.indexAt(top));
  }

  /** The last message that is visible. */
  get last(): number {
    const bottom = this.scroller.scrollTop - this.#headHeight() + this.scroller.clientHeight;
    return this.#layout.messageAt(this.#layout.heights.indexAt(bottom));
  }

  /** The messages of the rows in the document, in order. */
  get messages(): number[] {
    return this.#layout.messagesIn(this.#range);
  }

  /** The rows of the messages in the document that are known. */
  *rows(): Generator<{ readonly index: number; readonly node: HTMLElement }> {
    for (const [item, { node, message }] of this.#rows.entries()) {
      if (message !== undefined) yield { index: this.#layout.messageAt(item), node };
    }
  }

  /** The messages of a range that no filter leaves out, as runs: from (inclusive) and to (exclusive). */
  within(start: number, end: number): Iterable<readonly [from: number, to: number]> {
    return this.#layout.items.within(start, end);
  }

  /** The number of messages of the log. */
  get total(): number {
    return this.#layout.items.total;
  }

  /** The row of a message, if it is in the document. */
  rowOf(message: number): HTMLElement | undefined {
    return this.#rows.get(this.#layout.items.itemOf(message))?.node;
  }

  /** Where a message begins, as a share of the whole height, 0 to 1. */
  placeOf(message: number): number {
    const { height } = this.#layout;
    return height === 0 ? 0 : this.#layout.topOf(message) / height;
  }

  /** Scrolls to a share of the whole height. */
  scrollToPlace(place: number): void {
    this.scrollTo(this.#layout.anchorAt(place * this.#layout.height));
  }

  /** `removed` messages from `first` on were replaced by `inserted` ones. */
  splice(first: number, removed: number, inserted: number): void {
    if (removed === inserted) return;
    const { total } = this;
    const delta = inserted - removed;
    const move = (index: number) => {
      // An index that did not exist before has no place to move from.
      if (index < first || index >= total) return index;
      return index >= first + removed ? index + delta : Math.min(index, first + Math.max(0, inserted - 1));
    };
    if (this.#layout.splice(first, removed, inserted)) this.#rows.splice(first, removed, inserted);
    else this.#rows.clear();
    this.#anchor = { ...this.#anchor, index: Math.max(0, move(this.#anchor.index)) };
    this.#current = move(this.#current);
  }

  /** Sets the number of messages after an unknown change. */
  resize(total: number): void {
    const before = this.total;
    if (total < before) this.splice(total, before - total, 0);
    else this.splice(before, 0, total - before);
  }

  /** Shows some messages only: runs as pairs (the first, and how many there are). `undefined` shows all. */
  setShown(runs: readonly number[] | undefined): void {
    this.#layout.items.setShown(runs);
    this.#rebuild();
    this.render();
  }

  /** Scrolls a place to the top of the window. */
  scrollTo(anchor: Anchor): void {
    this.#anchor = anchor;
    this.render();
    this.onDidScroll();
  }

  /**
   * Scrolls a message to the top of the window. `fraction` is the part of its height (0 to 1) that is scrolled out. Index -1 is
   * the part above the first message.
   */
  scrollToMessage(index: number, fraction: number): void {
    if (index < 0) {
      this.scrollTo({ index: 0, offset: -Number.MAX_SAFE_INTEGER });
      return;
    }
    this.scrollTo({ index, offset: 0 });
    // Its height is known only after it was rendered.
    if (fraction > 0) this.scrollTo({ index, offset: fraction * this.#layout.heightOf(index) });
  }

  /** The part of the first visible message that is scrolled out, 0 to 1. */
  get fraction(): number {
    const height = this.#layout.heightOf(this.#anchor.index);
    return height === 0 ? 0 : Math.max(0, Math.min(1, this.#anchor.offset / height));
  }

  /** Scrolls as little as needed to show the whole message, or its beginning if it is too high. */
  reveal(message: number): void {
    if (message < 0 || message >= this.total) return;
    const place = () => {
      const top = this.#headHeight() + this.#layout.topOf(message);
      const bottom = top + this.#layout.heightOf(message);
      const view = this.scroller.scrollTop;
      const height = this.scroller.clientHeight;
      if (top >= view && bottom <= view + height) return undefined;
      const far = bottom < view - height || top > view + 2 * height;
      if (far) return top - height / 3;
      return top < view || bottom - top > height ? top - 8 : bottom - height + 8;
    };
    // The first round puts it into the document, the second knows its height.
    for (let go = 0; go < 2; go++) {
      const target = place();
      if (target === undefined) return;
      this.scroller.scrollTop = target;
      this.#scrolled();
    }
  }

  /** Scrolls a part of a message into the window, given by its place in the page. */
  revealRect({ top, bottom }: DOMRect): void {
    const view = this.scroller.getBoundingClientRect();
    if (top >= view.top && bottom <= view.bottom) return;
    this.scroller.scrollTop += top - view.top - view.height / 3;
    this.#scrolled();
  }

  /** Marks the message at the editor's cursor; -1 for none. */
  setCurrent(message: number): void {
    if (message === this.#current) return;
    if (this.#current >= 0) this.rowOf(this.#current)?.classList.remove('current');
    if (message >= 0) this.rowOf(message)?.classList.add('current');
    this.#current = message;
  }

  /** Moves the keyboard's focus to a message, or to the line that stands for it. */
  focus(message: number): void {
    const target = Math.max(0, Math.min(message, this.total - 1));
    this.reveal(target);
    this.#rows.setFocusable(this.#layout.items.itemOf(target));
    const row = this.rowOf(target);
    (row?.querySelector<HTMLElement>('.gap') ?? row)?.focus({ preventScroll: true });
  }

  /** The number of rows: of the messages that are shown, and of the lines for those between. */
  get count(): number {
    return this.#layout.items.count;
  }

  /** The message so many rows before or after another one; a line for several counts as its first. */
  neighbour(message: number, by: number): number {
    const item = this.#layout.items.itemOf(message) + by;
    return this.#layout.messageAt(Math.max(0, Math.min(item, this.count - 1)));
  }

  /** The index of the message that contains a node; -1 if none does. */
  indexOf(node: Node): number {
    const item = this.#rows.itemOf(node);
    return item === -1 ? -1 : this.#layout.messageAt(item);
  }

  /** Updates the document: the rows of the window, their heights, the scroll position. */
  render(): void {
    // New rows are measured, which may bring more rows into the window.
    for (let round = 0; round < 6; round++) {
      const range = this.#visibleRange();
      const changed = this.#rows.fill(range, this.#layout.heights, this.#current);
      const measured = this.#measure();
      this.#range = range;
      this.#pad(range);
      if (!changed && !measured) break;
    }
    this.#restorePlace();
    this.scroller.classList.toggle('empty', this.total === 0);
    this.onDidShow(this.shown, this.#anchor);
  }

  /** Other items are in the list: no height is known any more. */
  #rebuild(): void {
    this.#rows.clear();
    this.#layout.forget();
  }

  #visibleRange(): Shown {
    const top = this.#targetTop() - this.#headHeight();
    return this.#layout.range(top - OVERSCAN, top + this.scroller.clientHeight + OVERSCAN);
  }

  /** Returns whether a height differs from its former value or estimate. */
  #measure(): boolean {
    const measured = this.#rows.measure(this.#layout.heights);
    return this.#layout.estimate(measured) || measured.changed;
  }

  #pad({ start, end }: Shown): void {
    const { heights } = this.#layout;
    this.feed.style.paddingTop = `${heights.top(start)}px`;
    this.feed.style.paddingBottom = `${heights.total - heights.top(end) + BOTTOM}px`;
  }

  #headHeight(): number {
    return this.feed.offsetTop;
  }

  /** The scroll position at which the anchor is in its place. */
  #targetTop(): number {
    const { index, offset } = this.#anchor;
    const inside = Math.min(offset, Math.max(0, this.#layout.heightOf(index) - 1));
    const top = this.#headHeight() + this.#layout.topOf(index) + inside;
    const max = this.#headHeight() + this.#layout.height + BOTTOM - this.scroller.clientHeight;
    return Math.max(0, Math.min(top, Math.max(0, max)));
  }

  #restorePlace(): void {
    const target = this.#targetTop();
    if (Math.abs(this.scroller.scrollTop - target) >= 1) this.scroller.scrollTop = target;
    this.#scrollTop = this.scroller.scrollTop;
  }

  #scrolled(): void {
    const { scrollTop } = this.scroller;
    // We scrolled ourselves: the anchor is unchanged, to the fraction of a pixel.
    if (Math.abs(scrollTop - this.#scrollTop) < 1) return;
    this.#scrollTop = scrollTop;
    this.#anchor = this.#layout.anchorAt(scrollTop - this.#headHeight());
    this.render();
    this.onDidScroll();
  }
}
