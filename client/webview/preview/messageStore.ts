import type {
  PreviewChangedParams,
  PreviewHead,
  PreviewMessage,
  PreviewWindow,
} from '../../../server/src/protocol';

/** A message, and the version that it is from. An outdated message is shown until its successor arrives. */
interface Entry {
  message: PreviewMessage;
  outdated: boolean;
}

/** The maximum number of messages that are kept. */
const MAX_KEPT = 4000;

/** The result of a change or a window. `reset`: it did not fit, and all known messages may be wrong. */
export type Applied = 'applied' | 'ignored' | 'reset';

/** The messages of the log that the page has: a few windows, updated with the server's changes. */
export class MessageStore {
  #entries: (Entry | undefined)[] = [];
  #kept = 0;
  #version = -1;
  /** Changes up to this version are contained in a received window. */
  #settled = -1;
  /** The text above the messages; each window contains it. */
  head: PreviewHead | undefined;
  /** Whether the head may have changed since then. */
  headOutdated = false;

  /** The number of messages of the log; `undefined` before the first window. */
  get total(): number | undefined {
    return this.head === undefined ? undefined : this.#entries.length;
  }

  /** A message; it may be outdated. */
  get(index: number): PreviewMessage | undefined {
    return this.#entries[index]?.message;
  }

  /** The first message of a range that must be requested; `undefined` if all are known. `end` is exclusive. */
  firstMissing(start: number, end: number): number | undefined {
    for (let index = Math.max(0, start); index < Math.min(end, this.#entries.length); index++) {
      if (this.isMissing(index)) return index;
    }
    return undefined;
  }

  /** Whether a message must be requested. */
  isMissing(index: number): boolean {
    const entry = this.#entries[index];
    return (entry === undefined || entry.outdated) && index < this.#entries.length;
  }

  /**
   * Stores the messages of a window.
   *
   * @returns `reset` if the window is of a newer log than the changes: then only its messages are known
   */
  add(window: PreviewWindow): Applied {
    if (this.head !== undefined && window.version < this.#version) return 'ignored';
    let result: Applied = 'applied';
    if (
      this.head === undefined ||
      window.version !== this.#version ||
      window.total !== this.#entries.length
    ) {
      result = 'reset';
      this.outdateAll();
      this.#entries.length = window.total;
      this.#version = window.version;
      this.#settled = window.version;
    }
    this.head = window.head;
    this.headOutdated = false;
    window.messages.forEach((message, i) => {
      this.#kept += this.#entries[window.first + i] === undefined ? 1 : 0;
      this.#entries[window.first + i] = { message, outdated: false };
    });
    return result;
  }

  /** Applies an edit. The message after the changed ones is requested again too, as it may now show or hide its name. */
  apply(change: PreviewChangedParams): Applied {
    if (this.head === undefined || change.version <= this.#settled) return 'ignored';
    const { first, removed, inserted } = change;
    this.#version = change.version;
    if (change.headChanged || change.speakersChanged || removed !== inserted) this.headOutdated = true;
    const kept = Math.min(removed, inserted);
    if (removed !== inserted) {
      const added = new Array<Entry | undefined>(inserted - kept).fill(undefined);
      const tail = this.#entries.slice(first + removed);
      this.#entries = this.#entries.slice(0, first + kept).concat(added, tail);
    }
    if (change.lineDelta !== 0) this.#moveLines(first + inserted, change.lineDelta);
    // An edit from the head into the messages may move messages before the first changed one.
    if (change.speakersChanged || change.headChanged) this.outdateAll();
    else for (let index = first; index <= first + inserted; index++) this.#outdate(index);
    if (this.#entries.length === change.total) return 'applied';
    this.outdateAll();
    this.#entries.length = change.total;
    return 'reset';
  }

  /** The server has a new document for the log: versions start again, and no message is certain before the next window. */
  restart(): void {
    this.#version = Number.NEGATIVE_INFINITY;
    this.#settled = Number.POSITIVE_INFINITY;
    this.outdateAll();
  }

  /** All messages are requested again when they are next shown. */
  outdateAll(): void {
    for (const entry of this.#entries) if (entry !== undefined) entry.outdated = true;
  }

  /** If there are many messages, removes those far from the shown ones. */
  prune(start: number, end: number): void {
    if (this.#kept <= MAX_KEPT) return;
    const margin = MAX_KEPT / 4;
    this.#kept = 0;
    this.#entries.forEach((entry, index) => {
      if (entry === undefined) return;
      if (index < start - margin || index >= end + margin) this.#entries[index] = undefined;
      else this.#kept++;
    });
  }

  #outdate(index: number): void {
    const entry = this.#entries[index];
    if (entry !== undefined) entry.outdated = true;
  }

  #moveLines(from: number, delta: number): void {
    for (let index = from; index < this.#entries.length; index++) {
      const entry = this.#entries[index];
      if (entry !== undefined) entry.message = { ...entry.message, line: entry.message.line + delta };
    }
  }
}
