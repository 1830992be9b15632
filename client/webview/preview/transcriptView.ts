import { element } from '../shared/dom';
import { Heights } from '../shared/heights';
import { format, settings } from './host';
import type { MessageStore } from './messageStore';
import { createRow, fillRow, type Row } from './messageView';
import { ShownItems } from './shownItems';

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
 * load, another width). A filter leaves messages out; a line stands for those between two that are shown.
 */
export class TranscriptView {
  readonly scroller = element('main', 'scroller');
  readonly #feed = element('div', 'feed');
  readonly #items = new ShownItems();
  #heights = new Heights(FIRST_ESTIMATE);
  readonly #store: MessageStore;
  /** By item. */
  readonly #rows = new Map<number, Row>();
  readonly #resizes: ResizeObserver;
  /** The index is of a message, all others in this class are of items. */
  #anchor: Anchor = { index: 0, offset: -Number.MAX_SAFE_INTEGER };
  #scrollTop = 0;
  #current = -1;
  #focusable = 0;
  #estimate: number | undefined;
  #range: Shown = { start: 0, end: 0 };

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

  /** The messages in the document, from the first to the last. */
  get shown(): Shown {
    return this.#messagesOf(this.#range);
  }

  /** The message at the editor's cursor; -1 for none. */
  get current(): number {
    return this.#current;
  }

  /** The first message that is visible. */
  get first(): number {
    return this.#anchor.index;
  }

  /** The last message that is visible. */
  get last(): number {
    const bottom = this.scroller.scrollTop - this.#headHeight() + this.scroller.clientHeight;
    return this.#messageAt(this.#heights.indexAt(bottom));
  }

  /** The messages of the rows in the document, in order. */
  get messages(): number[] {
    const messages: number[] = [];
    for (let item = this.#range.start; item < this.#range.end; item++) {
      const { message, count } = this.#items.at(item);
      if (count === undefined) messages.push(message);
    }
    return messages;
  }

  /** The rows of the messages in the document that are known. */
  *rows(): Generator<{ readonly index: number; readonly node: HTMLElement }> {
    for (const [item, { node, message }] of this.#rows) {
      if (message !== undefined) yield { index: this.#messageAt(item), node };
    }
  }

  /** The row of a message, if it is in the document. */
  rowOf(message: number): HTMLElement | undefined {
    return this.#rows.get(this.#items.itemOf(message))?.node;
  }

  /** Where a message begins, as a share of the whole height, 0 to 1. */
  placeOf(message: number): number {
    const { total } = this.#heights;
    return total === 0 ? 0 : this.#heights.top(this.#items.itemOf(message)) / total;
  }

  /** Scrolls to a share of the whole height. */
  scrollToPlace(place: number): void {
    const item = Math.max(0, this.#heights.indexAt(place * this.#heights.total));
    const offset = place * this.#heights.total - this.#heights.top(item);
    this.scrollTo({ index: this.#messageAt(item), offset });
  }

  /** `removed` messages from `first` on were replaced by `inserted` ones. */
  splice(first: number, removed: number, inserted: number): void {
    if (removed === inserted) return;
    const { total } = this.#items;
    const delta = inserted - removed;
    const move = (index: number) => {
      // An index that did not exist before has no place to move from.
      if (index < first || index >= total) return index;
      return index >= first + removed ? index + delta : Math.min(index, first + Math.max(0, inserted - 1));
    };
    const { isFiltered } = this.#items;
    this.#items.splice(first, removed, inserted);
    if (isFiltered) this.#rebuild();
    else this.#spliceRows(first, removed, inserted);
    this.#anchor = { ...this.#anchor, index: Math.max(0, move(this.#anchor.index)) };
    this.#current = move(this.#current);
    this.#focusable = Math.max(0, move(this.#focusable));
  }

  #spliceRows(first: number, removed: number, inserted: number): void {
    this.#heights.splice(first, removed, inserted);
    const rows = [...this.#rows];
    this.#rows.clear();
    for (const [index, row] of rows) {
      if (index >= first + Math.min(removed, inserted) && index < first + removed) this.#drop(row);
      else this.#rows.set(index >= first + removed ? index + inserted - removed : index, row);
    }
  }

  /** Sets the number of messages after an unknown change. */
  resize(total: number): void {
    const before = this.#items.total;
    if (total < before) this.splice(total, before - total, 0);
    else this.splice(before, 0, total - before);
  }

  /** Shows some messages only: runs as pairs (the first, and how many there are). `undefined` shows all. */
  setShown(runs: readonly number[] | undefined): void {
    this.#items.setShown(runs);
    this.#rebuild();
    this.render();
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
    const height = this.#heights.height(this.#items.itemOf(index));
    if (fraction > 0) this.scrollTo({ index, offset: fraction * height });
  }

  /** The part of the first visible message that is scrolled out, 0 to 1. */
  get fraction(): number {
    const height = this.#heights.height(this.#items.itemOf(this.#anchor.index));
    return height === 0 ? 0 : Math.max(0, Math.min(1, this.#anchor.offset / height));
  }

  /** Scrolls as little as needed to show the whole message, or its beginning if it is too high. */
  reveal(message: number): void {
    const item = this.#items.itemOf(message);
    if (message < 0 || item >= this.#heights.count) return;
    const place = () => {
      const top = this.#headHeight() + this.#heights.top(item);
      const bottom = top + this.#heights.height(item);
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
    const target = Math.max(0, Math.min(message, this.#items.total - 1));
    this.reveal(target);
    this.#setFocusable(this.#items.itemOf(target));
    const row = this.#rows.get(this.#focusable)?.node;
    (row?.querySelector<HTMLElement>('.gap') ?? row)?.focus({ preventScroll: true });
  }

  /** The message before or after another one, among those that are shown; a line counts as its first. */
  neighbour(message: number, by: 1 | -1): number {
    const item = this.#items.itemOf(message) + by;
    return this.#messageAt(Math.max(0, Math.min(item, this.#heights.count - 1)));
  }

  /** The index of the message that contains a node; -1 if none does. */
  indexOf(node: Node): number {
    for (const [item, row] of this.#rows) if (row.node.contains(node)) return this.#messageAt(item);
    return -1;
  }

  /** Updates the document: the rows of the window, their heights, the scroll position. */
  render(): void {
    // New rows are measured, which may bring more rows into the window.
    for (let round = 0; round < 6; round++) {
      const range = this.#visibleRange();
      const changed = this.#fill(range);
      const measured = this.#measure();
      this.#range = range;
      this.#pad(range);
      if (!changed && !measured) break;
    }
    this.#restorePlace();
    this.scroller.classList.toggle('empty', this.#items.total === 0);
    this.onDidShow(this.shown, this.#anchor);
  }

  #messageAt(item: number): number {
    return item < 0 || item >= this.#items.count ? 0 : this.#items.at(item).message;
  }

  #messagesOf({ start, end }: Shown): Shown {
    if (end <= start) return { start: 0, end: 0 };
    const last = this.#items.at(end - 1);
    return { start: this.#messageAt(start), end: last.message + (last.count ?? 1) };
  }

  /** Other items are in the list: no height is known any more. */
  #rebuild(): void {
    for (const row of this.#rows.values()) this.#drop(row);
    this.#rows.clear();
    this.#heights = new Heights(this.#estimate ?? FIRST_ESTIMATE);
    this.#heights.splice(0, 0, this.#items.count);
  }

  #visibleRange(): Shown {
    const { count } = this.#heights;
    if (count === 0) return { start: 0, end: 0 };
    const top = this.#targetTop() - this.#headHeight();
    const start = this.#heights.indexAt(top - OVERSCAN);
    const end = this.#heights.indexAt(top + this.scroller.clientHeight + OVERSCAN) + 1;
    return { start, end: Math.min(end, start + MAX_ROWS) };
  }

  /** Creates the rows of a range and removes the others. Returns whether any row is new or looks different. */
  #fill({ start, end }: Shown): boolean {
    const pinned = this.#pinned();
    for (const [item, row] of this.#rows) {
      const isInside = item >= start && item < end;
      this.#pin(row, isInside ? undefined : item);
      if (isInside || pinned.has(row)) continue;
      this.#drop(row);
      this.#rows.delete(item);
    }
    let changed = false;
    let before: Element | null = this.#firstPinnedFrom(end);
    for (let item = end - 1; item >= start; item--) {
      const shown = this.#items.at(item);
      const message = shown.count === undefined ? this.#store.get(shown.message) : undefined;
      let row = this.#rows.get(item);
      if (row === undefined) {
        row = shown.count === undefined ? createRow(message, shown.isAfterGap) : this.#createGap(item);
        this.#rows.set(item, row);
        this.#resizes.observe(row.node);
        changed = true;
      } else if (shown.count === undefined && fillRow(row, message, shown.isAfterGap)) {
        changed = true;
      }
      const { node } = row;
      const isSketch = shown.count === undefined && message === undefined;
      node.style.height = isSketch ? `${this.#heights.height(item)}px` : '';
      node.classList.toggle('current', shown.message === this.#current);
      node.tabIndex = item === this.#focusable && shown.count === undefined ? 0 : -1;
      node.setAttribute('aria-posinset', String(shown.message + 1));
      node.setAttribute('aria-setsize', String(this.#items.total));
      if (node.parentNode !== this.#feed || node.nextElementSibling !== before) {
        this.#feed.insertBefore(node, before);
      }
      before = node;
    }
    return changed;
  }

  /** A line for messages that are left out, which opens them. */
  #createGap(item: number): Row {
    const { count = 0, message } = this.#items.at(item);
    const { oneLeftOut, leftOut } = settings.texts;
    const text = count === 1 ? oneLeftOut : format(leftOut, count.toLocaleString(settings.language));
    const button = element('button', 'gap', element('span', '', text));
    button.title = settings.texts.showLeftOut;
    button.addEventListener('click', () => {
      this.#items.open(this.#items.itemOf(message));
      this.#rebuild();
      this.render();
      this.focus(message);
    });
    return { node: element('article', 'message left-out', button), message: undefined, isGap: true };
  }

  /** The rows outside the window that hold an end of the selection: without them, it would end. */
  #pinned(): Set<Row> {
    const selection = window.getSelection();
    const pinned = new Set<Row>();
    if (selection === null || selection.isCollapsed) return pinned;
    for (const row of this.#rows.values()) {
      if (row.node.contains(selection.anchorNode) || row.node.contains(selection.focusNode)) pinned.add(row);
    }
    return pinned;
  }

  #pin({ node }: Row, item: number | undefined): void {
    node.classList.toggle('pinned', item !== undefined);
    node.style.top = item === undefined ? '' : `${this.#heights.top(item)}px`;
  }

  #firstPinnedFrom(item: number): Element | null {
    const later = [...this.#rows].filter(([each]) => each >= item).sort(([a], [b]) => a - b);
    return later[0]?.[1].node ?? null;
  }

  /** Returns whether a height differs from its former value or estimate. */
  #measure(): boolean {
    let changed = false;
    let sum = 0;
    let known = 0;
    for (const [item, { node, message, isGap }] of this.#rows) {
      if (message === undefined && !isGap) continue;
      const height = node.getBoundingClientRect().height;
      if (height === 0) continue;
      if (!isGap) {
        sum += height;
        known++;
      }
      if (this.#heights.measure(item, height)) changed = true;
    }
    if (this.#estimate === undefined && known > 0 && known >= Math.min(10, this.#heights.count)) {
      this.#estimate = Math.round(sum / known);
      this.#heights.setEstimate(this.#estimate);
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
    const { offset } = this.#anchor;
    const item = this.#items.itemOf(this.#anchor.index);
    const height = this.#heights.height(item);
    const top = this.#headHeight() + this.#heights.top(item) + Math.min(offset, Math.max(0, height - 1));
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
    const item = Math.max(0, this.#heights.indexAt(position));
    this.#anchor = { index: this.#messageAt(item), offset: position - this.#heights.top(item) };
    this.render();
  }

  #setFocusable(item: number): void {
    const before = this.#rows.get(this.#focusable);
    if (before !== undefined) before.node.tabIndex = -1;
    this.#focusable = item;
    const row = this.#rows.get(item);
    if (row !== undefined) row.node.tabIndex = 0;
  }
}
