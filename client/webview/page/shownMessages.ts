import type { FilterTexts } from '../../../server/src/protocol';
import { element } from '../shared/dom';
import { gapLine } from '../shared/gapLine';
import { ShownItems } from '../shared/shownItems';
import type { PageMessages } from './pageMessages';
import { articlesOf, type Parts } from './parts';

/** Which messages the page shows. A line stands for those that are left out between two. */
export class ShownMessages {
  readonly #messages: PageMessages;
  readonly #parts: Parts;
  readonly #texts: FilterTexts;
  readonly #items = new ShownItems();

  /** Called after a line was opened. */
  onDidOpen: () => void = () => undefined;

  constructor(messages: PageMessages, parts: Parts, texts: FilterTexts) {
    this.#messages = messages;
    this.#parts = parts;
    this.#texts = texts;
    parts.whenMade(part => this.#applyTo(part));
  }

  /** Shows some messages only: runs as pairs (the first, and how many there are). `undefined` shows all. */
  show(runs: readonly number[] | undefined): void {
    this.#items.resize(this.#messages.all.length);
    this.#items.setShown(runs);
    this.#apply();
  }

  #apply(): void {
    const { all } = this.#messages;
    for (const message of all) message.isShown = false;
    for (const [from, to] of this.#items.within(0, all.length)) {
      for (let index = from; index < to; index++) all[index]!.isShown = true;
    }
    const filled = new Set<HTMLElement>();
    for (const [index, { part, isShown }] of all.entries()) {
      if (isShown || this.#beginsGap(index)) filled.add(part);
    }
    for (const part of this.#parts.all) {
      part.hidden = !filled.has(part);
      this.#applyTo(part);
    }
    // A day without anything below its heading.
    for (const log of document.querySelectorAll<HTMLElement>('.log')) {
      log.hidden = this.#items.isFiltered && log.querySelector(':scope > .part:not([hidden])') === null;
    }
  }

  /** Brings the elements of a part in agreement with what is shown of its messages. */
  #applyTo(part: HTMLElement): void {
    if (this.#items.total === 0 || !this.#parts.isMade(part)) return;
    const { all } = this.#messages;
    const first = this.#messages.firstOf(part);
    for (const line of part.querySelectorAll(':scope > .left-out')) line.remove();
    for (const [place, article] of articlesOf(part).entries()) {
      const index = first + place;
      const { isShown } = all[index]!;
      article.hidden = !isShown;
      article.classList.toggle('after-gap', isShown && all[index - 1]?.isShown === false);
      if (this.#beginsGap(index)) article.before(element('div', 'left-out', this.#line(index)));
    }
  }

  #beginsGap(index: number): boolean {
    const { all } = this.#messages;
    return !all[index]!.isShown && all[index - 1]?.isShown !== false;
  }

  /** A line for the messages from one on, until the next that is shown. */
  #line(first: number): HTMLElement {
    const { count = 0 } = this.#items.at(this.#items.itemOf(first));
    return gapLine(count, this.#texts, document.documentElement.lang, () => {
      this.#items.open(this.#items.itemOf(first));
      this.#apply();
      this.onDidOpen();
      // The line had the focus.
      this.#messages.element(first).querySelector<HTMLElement>('.time')?.focus({ preventScroll: true });
    });
  }
}
