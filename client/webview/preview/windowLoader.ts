import type { PreviewWindow } from '../../../server/src/protocol';
import { post } from './host';
import type { MessageStore } from './messageStore';
import type { Shown } from './transcriptView';

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
  #wanted: Shown = { start: 0, end: 1 };
  #id = 0;
  #inFlight = false;
  #timer: number | undefined;
  #pause = FIRST_PAUSE;

  constructor(store: MessageStore) {
    this.#store = store;
  }

  /** Sets the messages to be shown. */
  want(shown: Shown): void {
    this.#wanted = shown;
    this.request();
  }

  /** Requests what is missing, unless an answer is pending. */
  request(): void {
    if (this.#inFlight) return;
    const first = this.#firstMissing();
    if (first === undefined) return;
    this.#inFlight = true;
    post({ type: 'window', id: ++this.#id, first, count: COUNT });
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
    if (this.#store.total === undefined) return Math.max(0, this.#wanted.start);
    const { start, end } = this.#wanted;
    const missing = this.#store.firstMissing(start, end);
    if (missing === undefined) return this.#store.headOutdated ? start : undefined;
    // When scrolling up, the messages above are needed next.
    return this.#store.get(missing) === undefined && missing === start
      ? Math.max(0, this.#store.firstMissing(start - AHEAD, start) ?? start)
      : missing;
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
