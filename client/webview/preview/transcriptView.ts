import { element } from '../shared/dom';
import { Heights } from '../shared/heights';
import { settings } from './host';
import type { MessageStore } from './messageStore';
import { createRow, fillRow, type Row } from './messageView';

/** The estimated height of a message, in pixels, before any was measured. */
const FIRST_ESTIMATE = 52;

/**
 * The distance beyond the window, in pixels, within which messages are in the document: as much as the next turn of a wheel
 * shows.
 */
const OVERSCAN = 600;

/** The free space below the last message, in pixels. */
const BOTTOM = 40;

/** The maximum number of messages in the document, whatever their heights. */
const MAX_ROWS = 400;

/** A range of messages; `end` is exclusive. */
export interface Shown {
  readonly start: number;
  readonly end: number;
}

/**
 * The message at the top of the window, and the number of pixels by which it is scrolled out (negative: part of the message
 * above is visible).
 */
export interface Anchor {
  readonly index: number;
  readonly offset: number;
}

/**
 * The list of messages. Only those in and near the window are in the document, between paddings with the measured or estimated
 * height of the others. The message at the top of the window stays in place, whatever happens above it (edits, images that
 * load, another width).
 */
export class TranscriptView {
  readonly scroller = element('main', 'scroller');
  readonly #feed = element('div', 'feed');
  readonly #heights = new Heights(FIRST_ESTIMATE);
  readonly #store: MessageStore;
  readonly #rows = new Map<number, Row>();
  readonly #resizes: ResizeObserver;
  #anchor: Anchor = { index: 0, offset: -Number.MAX_SAFE_INTEGER };
  #scrollTop = 0;
  #current = -1;
  #focusable = 0;
  #estimated = false;
  #shown: Shown = { start: 0, end: 0 };

  /** Called after other messages have come into the window, and after scrolling. */
  onDidShow: (shown: Shown, anchor: Anchor) => void = () => undefined;

  constructor(head: HTMLElement, store: MessageStore) {
    this.#store = store;
    this.#feed.setAttribute('role', 'feed');
    this.#feed.setAttribute('aria-label', settings.texts.transcript);
    this.scroller.tabIndex = 0;
    this.scroller.append(head, this.#feed);
    this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#resizes = new ResizeObserver(() => this.render());
    this.#resizes.observe(this.scroller);
    this.#resizes.observe(head);
  }

  /** The messages in the document. */
  get shown(): Shown {
    return this.#shown;
  }

  get current(): number {
    return this.#current;
  }

  /** `removed` messages from `first` on were replaced by `inserted` ones. */
  splice(first: number, removed: number, inserted: number): void {
    if (removed === inserted) return;
    const delta = inserted - removed;
    const { count } = this.#heights;
    const move = (index: number) => {
      // An index that did not exist before has no place to move from.
      if (index < first || index >= count) return index;
      return index >= first + removed ? index + delta : Math.min(index, first + Math.max(0, inserted - 1));
    };
    this.#heights.splice(first, removed, inserted);
    const rows = [...this.#rows];
    this.#rows.clear();
    for (const [index, row] of rows) {
      if (index >= first + Math.min(removed, inserted) && index < first + removed) this.#drop(row);
      else this.#rows.set(index >= first + removed ? index + delta : index, row);
    }
    this.#anchor = { ...this.#anchor, index: Math.max(0, move(this.#anchor.index)) };
    this.#current = move(this.#current);
    this.#focusable = Math.max(0, move(this.#focusable));
  }

  /** Sets the number of messages after an unknown change. */
  resize(total: number): void {
    const { count } = this.#heights;
    if (total < count) this.splice(total, count - total, 0);
    else this.splice(count, 0, total - count);
  }

  /** Scrolls a place to the top of the window. */
  scrollTo(anchor: Anchor): void {
    this.#anchor = anchor;
    this.render();
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
    if (fraction > 0) this.scrollTo({ index, offset: fraction * this.#heights.height(index) });
  }

  /** Scrolls as little as needed to show the whole message, or its beginning if it is too high. */
  reveal(index: number): void {
    if (index < 0 || index >= this.#heights.count) return;
    const place = () => {
      const top = this.#headHeight() + this.#heights.top(index);
      const bottom = top + this.#heights.height(index);
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

  /** Marks the message at the editor's cursor; -1 for none. */
  setCurrent(index: number): void {
    if (index === this.#current) return;
    this.#rows.get(this.#current)?.node.classList.remove('current');
    this.#rows.get(index)?.node.classList.add('current');
    this.#current = index;
  }

  /** Moves the keyboard's focus to a message. */
  focus(index: number): void {
    const target = Math.max(0, Math.min(index, this.#heights.count - 1));
    this.reveal(target);
    this.#setFocusable(target);
    this.#rows.get(target)?.node.focus({ preventScroll: true });
  }

  /** The index of the message that contains a node; -1 if none does. */
  indexOf(node: Node): number {
    for (const [index, row] of this.#rows) if (row.node.contains(node)) return index;
    return -1;
  }

  /** Updates the document: the rows of the window, their heights, the scroll position. */
  render(): void {
    const { count } = this.#heights;
    // New rows are measured, which may bring more rows into the window.
    for (let round = 0; round < 6; round++) {
      const range = this.#range();
      const changed = this.#fill(range);
      const measured = this.#measure();
      this.#shown = range;
      this.#pad(range);
      if (!changed && !measured) break;
    }
    this.#restorePlace();
    this.scroller.classList.toggle('empty', count === 0);
    this.onDidShow(this.#shown, this.#anchor);
  }

  #range(): Shown {
    const { count } = this.#heights;
    if (count === 0) return { start: 0, end: 0 };
    const top = this.#targetTop() - this.#headHeight();
    const start = this.#heights.indexAt(top - OVERSCAN);
    const end = this.#heights.indexAt(top + this.scroller.clientHeight + OVERSCAN) + 1;
    return { start, end: Math.min(end, start + MAX_ROWS) };
  }

  /** Creates the rows of a range and removes the others. Returns whether any row is new or looks different. */
  #fill({ start, end }: Shown): boolean {
    for (const [index, row] of this.#rows) {
      if (index >= start && index < end) continue;
      this.#drop(row);
      this.#rows.delete(index);
    }
    const { count } = this.#heights;
    let changed = false;
    let before: Element | null = null;
    for (let index = end - 1; index >= start; index--) {
      const message = this.#store.get(index);
      let row = this.#rows.get(index);
      if (row === undefined) {
        row = createRow(message);
        this.#rows.set(index, row);
        this.#resizes.observe(row.node);
        changed = true;
      } else if (fillRow(row, message)) {
        changed = true;
      }
      const { node } = row;
      node.style.height = message === undefined ? `${this.#heights.height(index)}px` : '';
      node.classList.toggle('current', index === this.#current);
      node.tabIndex = index === this.#focusable ? 0 : -1;
      node.setAttribute('aria-posinset', String(index + 1));
      node.setAttribute('aria-setsize', String(count));
      if (node.parentNode !== this.#feed || node.nextElementSibling !== before) {
        this.#feed.insertBefore(node, before);
      }
      before = node;
    }
    return changed;
  }

  /** Returns whether a height differs from its former value or estimate. */
  #measure(): boolean {
    let changed = false;
    let sum = 0;
    let known = 0;
    for (const [index, { node, message }] of this.#rows) {
      if (message === undefined) continue;
      const height = node.getBoundingClientRect().height;
      if (height === 0) continue;
      sum += height;
      known++;
      if (this.#heights.measure(index, height)) changed = true;
    }
    if (!this.#estimated && known > 0 && known >= Math.min(10, this.#heights.count)) {
      this.#estimated = true;
      this.#heights.setEstimate(Math.round(sum / known));
      changed = true;
    }
    return changed;
  }

  #pad({ start, end }: Shown): void {
    this.#feed.style.paddingTop = `${this.#heights.top(start)}px`;
    this.#feed.style.paddingBottom = `${this.#heights.total - this.#heights.top(end) + BOTTOM}px`;
  }

  #drop(row: Row): void {
    this.#resizes.unobserve(row.node);
    row.node.remove();
  }

  #headHeight(): number {
    return this.#feed.offsetTop;
  }

  /** The scroll position at which the anchor is in its place. */
  #targetTop(): number {
    const { index, offset } = this.#anchor;
    const height = this.#heights.height(index);
    const top = this.#headHeight() + this.#heights.top(index) + Math.min(offset, Math.max(0, height - 1));
    const max = this.#headHeight() + this.#heights.total + BOTTOM - this.scroller.clientHeight;
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
    const position = scrollTop - this.#headHeight();
    const index = Math.max(0, this.#heights.indexAt(position));
    this.#anchor = { index, offset: position - this.#heights.top(index) };
    this.render();
  }

  #setFocusable(index: number): void {
    const before = this.#rows.get(this.#focusable);
    if (before !== undefined) before.node.tabIndex = -1;
    this.#focusable = index;
    const row = this.#rows.get(index);
    if (row !== undefined) row.node.tabIndex = 0;
  }
}
