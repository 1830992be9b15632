import type {
  PreviewChangedParams,
  PreviewHead,
  PreviewMessage,
  PreviewWindow,
} from '../../server/src/protocol';

/** A message that the page has, by its version: an outdated one is shown until its successor arrives. */
interface Entry {
  message: PreviewMessage;
  outdated: boolean;
}

/** More than this many messages are not kept. */
const MAX_KEPT = 4000;

/** What to do after a change was taken over: `reset` when it didn't fit, and all that is known may be wrong. */
export type Applied = 'applied' | 'ignored' | 'reset';

/** The messages of the log that the page has: a few windows of them, kept in step with the server by its changes. */
export class MessageStore {
  #entries: (Entry | undefined)[] = [];
  #kept = 0;
  #version = -1;
  /** Changes up to this version are in what a window brought. */
  #settled = -1;
  /** What stands above the messages; it comes with every window. */
  head: PreviewHead | undefined;
  /** Whether the head may have changed since. */
  headOutdated = false;

  /** The number of messages of the log; `undefined` before the first window. */
  get total(): number | undefined {
    return this.head === undefined ? undefined : this.#entries.length;
  }

  /** A message, perhaps an outdated one. */
  get(index: number): PreviewMessage | undefined {
    return this.#entries[index]?.message;
  }

  /** The first message of a range that must be asked for; `undefined` when all are there. `end` is exclusive. */
  firstMissing(start: number, end: number): number | undefined {
    for (let index = Math.max(0, start); index < Math.min(end, this.#entries.length); index++) {
      const entry = this.#entries[index];
      if (entry === undefined || entry.outdated) return index;
    }
    return undefined;
  }

  /**
   * Takes over a window.
   *
   * @returns `reset` when it tells of a newer log than the changes did: only what it holds is known then
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

  /** Follows an edit. The message after the changed ones is asked for again too: whether it shows its name may differ. */
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
    // An edit that reaches from the head into the messages may move some before the first that changed.
    if (change.speakersChanged || change.headChanged) this.outdateAll();
    else for (let index = first; index <= first + inserted; index++) this.#outdate(index);
    if (this.#entries.length === change.total) return 'applied';
    this.outdateAll();
    this.#entries.length = change.total;
    return 'reset';
  }

  /** The log is served anew: versions count from the beginning, and nothing is certain before the next window. */
  restart(): void {
    this.#version = Number.NEGATIVE_INFINITY;
    this.#settled = Number.POSITIVE_INFINITY;
    this.outdateAll();
  }

  /** All messages are asked for again when they are next shown. */
  outdateAll(): void {
    for (const entry of this.#entries) if (entry !== undefined) entry.outdated = true;
  }

  /** Forgets messages far from those shown, when there are many. */
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
