import type { TextQuery } from '../../../server/src/find/textQuery';
import { partitionPoint } from '../../../server/src/text/partitionPoint';
import type { FindBar } from '../shared/findBar';
import { type Match, matchesIn, showMarks } from '../shared/textMarks';
import type { PageMessages } from './pageMessages';

/** Matches are marked in this many messages before and after the first one in the window. */
const MARKED = 60;

/** Finds a text in the messages that are shown, marks it where the reader looks, and goes from match to match. */
export class Finder {
  readonly #messages: PageMessages;
  readonly #bar: FindBar;
  #query: TextQuery = { text: '' };
  /** By message, the number of matches in those before it; only of messages with matches. */
  #found: { readonly message: number; readonly before: number }[] = [];
  #names: ReadonlySet<string> = new Set();
  #total = 0;
  /** The current match, from 0 on; -1 before the first step. */
  #current = -1;
  #isMarking = false;

  constructor(messages: PageMessages, bar: FindBar) {
    this.#messages = messages;
    this.#bar = bar;
    bar.onQuery = query => this.#find(query);
    bar.onStep = by => this.step(by);
    window.addEventListener('scroll', () => this.#markSoon(), { passive: true });
    window.addEventListener('resize', () => this.#markSoon());
  }

  /** Other messages are shown now. */
  refresh(): void {
    this.#find(this.#query);
  }

  #find(query: TextQuery): void {
    this.#query = query;
    this.#found = [];
    this.#total = 0;
    this.#current = -1;
    const { counts, names } = this.#messages.find(query);
    this.#names = names;
    for (const [message, count] of counts) {
      this.#found.push({ message, before: this.#total });
      this.#total += count;
    }
    this.#bar.showCount(0, this.#total);
    this.#mark();
  }

  /** Goes to the next match, or the one before. */
  step(by: 1 | -1): void {
    if (this.#total === 0) return;
    this.#current =
      this.#current === -1
        ? this.#firstFrom(this.#firstShown(), by)
        : (this.#current + by + this.#total) % this.#total;
    const { message } = this.#entryOf(this.#current);
    const shown = this.#messages.element(message);
    shown.scrollIntoView({ block: 'center' });
    this.#bar.showCount(this.#current + 1, this.#total);
    const match = this.#mark();
    const place = match instanceof Range ? match.startContainer.parentElement : match;
    if (place !== undefined && place !== null && shown.offsetHeight > window.innerHeight / 2) {
      place.scrollIntoView({ block: 'center' });
    }
  }

  /** The first match in a message or after it, or the last one before it. */
  #firstFrom(message: number, by: 1 | -1): number {
    const next = this.#found.find(entry => entry.message >= message);
    const first = next?.before ?? 0;
    return by === 1 ? first : (first - 1 + this.#total) % this.#total;
  }

  #entryOf(match: number): { readonly message: number; readonly before: number } {
    return this.#found[partitionPoint(this.#found, ({ before }) => before <= match) - 1]!;
  }

  #markSoon(): void {
    if (this.#isMarking || this.#total === 0) return;
    this.#isMarking = true;
    requestAnimationFrame(() => {
      this.#isMarking = false;
      this.#mark();
    });
  }

  /** Marks the matches around the window. Returns the current one. */
  #mark(): Match | undefined {
    if (!('highlights' in CSS)) return undefined;
    const current = this.#current === -1 ? undefined : this.#entryOf(this.#current);
    const middle = this.#firstShown();
    let shown: Match | undefined;
    const marks = this.#found
      .filter(({ message }) => Math.abs(message - middle) <= MARKED || message === current?.message)
      .flatMap(({ message }) => {
        const matches = matchesIn(this.#messages.element(message), this.#query, this.#names);
        if (message === current?.message) shown = matches[this.#current - current.before];
        return matches;
      });
    showMarks(marks, shown);
    return shown;
  }

  /** The first message in the window. Only one part is laid out for it: the browser skips those outside the window. */
  #firstShown(): number {
    const parts = [...document.querySelectorAll<HTMLElement>('.part:not([hidden])')];
    const at = partitionPoint(parts, part => part.getBoundingClientRect().bottom < 0);
    const part = parts[Math.min(at, parts.length - 1)];
    if (part === undefined) return 0;
    const first = this.#messages.firstOf(part);
    const place = [...part.children].findIndex(message => message.getBoundingClientRect().bottom > 0);
    return first + Math.max(0, place);
  }
}
