import type { PreviewWindow } from '../../../server/src/protocol';
import { post } from './host';
import type { MessageStore } from './messageStore';

/** The number of messages per request. */
const COUNT = 60;

/** The number of messages beyond the shown ones that are requested in advance. */
const AHEAD = 30;

/** Milliseconds before an unanswered request is repeated, and before the first repetition after a failure. */
const TIMEOUT = 5000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 3000;

/** Requests missing messages that are to be shown, one window at a time. */
export class WindowLoader {
  readonly #store: MessageStore;
  #wanted: readonly number[] = [0];
  #id = 0;
  #inFlight = false;
  #timer: number | undefined;
  #pause = FIRST_PAUSE;

  constructor(store: MessageStore) {
    this.#store = store;
  }

  /** Sets the messages to be shown, in order. */
  want(messages: readonly number[]): void {
    this.#wanted = messages;
    this.request();
  }

  /** Requests what is missing, unless an answer is pending. */
  request(): void {
    if (this.#inFlight) return;
    const first = this.#firstMissing();
    if (first === undefined) return;
    this.#inFlight = true;
    post({ type: 'window', id: ++this.#id, first, count: this.#countFrom(first) });
    this.#wait(TIMEOUT);
  }

  /** Handles an answer. Returns the window if it is the pending one. Without a window, requests it again after a pause. */
  answered(id: number, window: PreviewWindow | undefined): PreviewWindow | undefined {
    if (id !== this.#id || !this.#inFlight) return undefined;
    if (window === undefined) {
      this.#wait(this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      return undefined;
    }
    this.#done();
    this.#pause = FIRST_PAUSE;
    return window;
  }

  /** No answer will come: repeats the request at once. */
  restart(): void {
    this.#done();
    this.#pause = FIRST_PAUSE;
    this.request();
  }

  #firstMissing(): number | undefined {
    const [start = 0] = this.#wanted;
    if (this.#store.total === undefined) return start;
    const missing = this.#wanted.find(message => this.#store.isMissing(message));
    if (missing === undefined) return this.#store.headOutdated ? start : undefined;
    // When scrolling up, the messages above are needed next.
    return this.#store.get(missing) === undefined && missing === start
      ? Math.max(0, this.#store.firstMissing(start - AHEAD, start) ?? start)
      : missing;
  }

  /** Where a filter leaves messages out, those between are not requested. */
  #countFrom(first: number): number {
    const next = this.#wanted.findIndex(message => message >= first);
    const last = this.#wanted.at(-1) ?? 0;
    if (next === -1 || last - first === this.#wanted.length - 1 - next) return COUNT;
    let end = next;
    while (this.#wanted[end + 1]! - this.#wanted[end]! === 1) end++;
    return Math.min(COUNT, Math.max(1, this.#wanted[end]! + 1 - first));
  }

  #wait(milliseconds: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#inFlight = false;
      this.request();
    }, milliseconds);
  }

  #done(): void {
    window.clearTimeout(this.#timer);
    this.#inFlight = false;
  }
}
