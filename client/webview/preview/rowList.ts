import { element } from '../shared/dom';
import { gapLine } from '../shared/gapLine';
import type { Heights } from '../shared/heights';
import type { ShownItems } from '../shared/shownItems';
import { settings } from './host';
import type { MessageStore } from './messageStore';
import { createRow, fillRow, type Row } from './messageView';

/** A range of items; `end` is exclusive. */
export interface Shown {
  readonly start: number;
  readonly end: number;
}

/** The rows of a list that are in the document: those of the window, and those outside that hold an end of the selection. */
export class RowList {
  readonly feed = element('div', 'feed');
  readonly #items: ShownItems;
  readonly #store: MessageStore;
  readonly #resizes: ResizeObserver;
  /** By item. */
  readonly #rows = new Map<number, Row>();
  #focusable = 0;

  /** Called with the first message of a line that was opened. */
  onDidOpen: (message: number) => void = () => undefined;

  constructor(items: ShownItems, store: MessageStore, resizes: ResizeObserver) {
    this.#items = items;
    this.#store = store;
    this.#resizes = resizes;
    this.feed.id = 'transcript';
    this.feed.setAttribute('role', 'feed');
    this.feed.setAttribute('aria-label', settings.texts.transcript);
  }

  get(item: number): Row | undefined {
    return this.#rows.get(item);
  }

  entries(): IterableIterator<[item: number, Row]> {
    return this.#rows.entries();
  }

  /** The item whose row contains a node; -1 if none does. */
  itemOf(node: Node): number {
    for (const [item, row] of this.#rows) if (row.node.contains(node)) return item;
    return -1;
  }

  /** Without a filter: `removed` rows from `first` on were replaced by `inserted` ones. */
  splice(first: number, removed: number, inserted: number): void {
    if (this.#focusable >= first + removed) this.#focusable += inserted - removed;
    else if (this.#focusable >= first + inserted) this.#focusable = Math.max(0, first + inserted - 1);
    const rows = [...this.#rows];
    this.#rows.clear();
    for (const [index, row] of rows) {
      if (index >= first + Math.min(removed, inserted) && index < first + removed) this.#drop(row);
      else this.#rows.set(index >= first + removed ? index + inserted - removed : index, row);
    }
  }

  clear(): void {
    for (const row of this.#rows.values()) this.#drop(row);
    this.#rows.clear();
  }

  /** Lets Tab reach the row of an item, and no other. */
  setFocusable(item: number): void {
    const before = this.#rows.get(this.#focusable);
    if (before !== undefined) before.node.tabIndex = -1;
    this.#focusable = item;
    const row = this.#rows.get(item);
    if (row !== undefined) row.node.tabIndex = 0;
  }

  /** Creates the rows of a range and removes the others. Returns whether any row is new or looks different. */
  fill({ start, end }: Shown, heights: Heights, current: number): boolean {
    const pinned = this.#pinned();
    for (const [item, row] of this.#rows) {
      const isInside = item >= start && item < end;
      pin(row, isInside ? undefined : heights.top(item));
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
      node.style.height = isSketch ? `${heights.height(item)}px` : '';
      node.classList.toggle('current', shown.message === current);
      node.tabIndex = item === this.#focusable && shown.count === undefined ? 0 : -1;
      node.setAttribute('aria-posinset', String(shown.message + 1));
      node.setAttribute('aria-setsize', String(this.#items.total));
      if (node.parentNode !== this.feed || node.nextElementSibling !== before) {
        this.feed.insertBefore(node, before);
      }
      before = node;
    }
    return changed;
  }

  /** A line for messages that are left out, which opens them. */
  #createGap(item: number): Row {
    const { count = 0, message } = this.#items.at(item);
    const line = gapLine(count, settings.texts, settings.language, () => {
      this.#items.open(this.#items.itemOf(message));
      this.onDidOpen(message);
    });
    return { node: element('article', 'message left-out', line), message: undefined, isGap: true };
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

  #firstPinnedFrom(item: number): Element | null {
    let first: number | undefined;
    for (const each of this.#rows.keys())
      if (each >= item && (first === undefined || each < first)) first = each;
    return first === undefined ? null : this.#rows.get(first)!.node;
  }

  /** Stores the heights of all rows that are known. */
  measure(heights: Heights): Measured {
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
      if (heights.measure(item, height)) changed = true;
    }
    return { changed, sum, known };
  }

  #drop(row: Row): void {
    this.#resizes.unobserve(row.node);
    row.node.remove();
  }
}

/** What a measurement found: whether a height differs from its former value or estimate, and the sum of the heights of messages. */
export interface Measured {
  readonly changed: boolean;
  readonly sum: number;
  readonly known: number;
}

/** Puts a row outside the window at its place without room in the list; `undefined` puts it back. */
function pin({ node }: Row, top: number | undefined): void {
  if (top === undefined && !node.classList.contains('pinned')) return;
  node.classList.toggle('pinned', top !== undefined);
  node.style.top = top === undefined ? '' : `${top}px`;
}
