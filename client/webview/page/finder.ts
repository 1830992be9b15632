import type { TextQuery } from '../../../server/src/find/textQuery';
import { partitionPoint } from '../../../server/src/text/partitionPoint';
import type { FindBar } from '../shared/findBar';
import { type Match, matchesIn, showMarks } from '../shared/textMarks';
import type { PageMessages } from './pageMessages';
import { articlesOf } from './parts';

/** Matches are marked in this many messages before and after the first one in the window. */
const MARKED = 60;

/** Finds a text in the messages that are shown, marks it where the reader looks, and goes from match to match. */
export class Finder {
  readonly #messages: PageMessages;
  readonly #bar: FindBar;
  #query: TextQuery = { text: '' };
  /** The messages with matches, in order. */
  #found: readonly number[] = [];
  /** For each of them, the number of matches in those before it. */
  #before: readonly number[] = [];
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
    const { messages, counts, names } = this.#messages.find(query);
    this.#query = query;
    this.#found = messages;
    this.#names = names;
    this.#total = 0;
    this.#current = -1;
    this.#before = counts.map(count => {
      const before = this.#total;
      this.#total += count;
      return before;
    });
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
    const message = this.#found[this.#entryOf(this.#current)]!;
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
    const first = this.#before[this.#placeOf(message)] ?? 0;
    return by === 1 ? first : (first - 1 + this.#total) % this.#total;
  }

  /** The place among the messages with matches of the first one from a message on. */
  #placeOf(message: number): number {
    return partitionPoint(this.#found, each => each < message);
  }

  /** The place among the messages with matches of the one that has a match. */
  #entryOf(match: number): number {
    return partitionPoint(this.#before, before => before <= match) - 1;
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
    const current = this.#current === -1 ? -1 : this.#entryOf(this.#current);
    const middle = this.#firstShown();
    const [start, end] = [this.#placeOf(middle - MARKED), this.#placeOf(middle + MARKED + 1)];
    const entries = Array.from({ length: end - start }, (_, i) => start + i);
    if (current !== -1 && (current < start || current >= end)) entries.push(current);
    let shown: Match | undefined;
    const marks = entries.flatMap(entry => {
      const matches = matchesIn(this.#messages.element(this.#found[entry]!), this.#query, this.#names);
      if (entry === current) shown = matches[this.#current - this.#before[entry]!];
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
    const place = articlesOf(part).findIndex(message => message.getBoundingClientRect().bottom > 0);
    return first + Math.max(0, place);
  }
}
