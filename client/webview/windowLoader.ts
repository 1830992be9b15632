import type { PreviewWindow } from '../../server/src/protocol';
import { post } from './host';
import type { MessageStore } from './messageStore';
import type { Shown } from './transcriptView';

/** Messages asked for at once. */
const COUNT = 60;

/** Messages beyond those shown that are asked for ahead. */
const AHEAD = 30;

/** Before an unanswered request is made again, and before the first repetition after a failure, in milliseconds. */
const TIMEOUT = 5000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 3000;

/** Asks for the messages that are to be shown and not there, one window at a time. */
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

  /** These are to be shown. */
  want(shown: Shown): void {
    this.#wanted = shown;
    this.request();
  }

  /** Asks for what is missing, unless an answer is on its way. */
  request(): void {
    if (this.#inFlight) return;
    const first = this.#firstMissing();
    if (first === undefined) return;
    this.#inFlight = true;
    post({ type: 'window', id: ++this.#id, first, count: COUNT });
    this.#wait(TIMEOUT);
  }

  /**
   * An answer came. Returns the window if it is the one waited for; asks again, after a pause, when there is none.
   */
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

  /** Whoever should have answered is gone: asks again at once. */
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
    // Scrolling up, what is above comes next.
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
