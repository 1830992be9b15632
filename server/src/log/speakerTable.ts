import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';

/** The speakers of a log and their number of messages. Edits update it. */
export class SpeakerTable {
  readonly #counts = new Map<string, number>();

  constructor(messages: readonly Message[]) {
    for (const message of messages) this.#add(message, 1);
  }

  /** The names, in no particular order. */
  get names(): IterableIterator<string> {
    return this.#counts.keys();
  }

  /** The number of names. */
  get size(): number {
    return this.#counts.size;
  }

  has(name: string): boolean {
    return this.#counts.has(name);
  }

  /** The number of messages of a speaker; 0 for an unknown name. */
  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /**
   * The name with the most messages; among equals, the first by code unit. `undefined` in a log without
   * speakers.
   */
  mostFrequent(): string | undefined {
    let best: string | undefined;
    for (const [name, count] of this.#counts) {
      const bestCount = best === undefined ? 0 : this.count(best);
      if (count > bestCount || (count === bestCount && best !== undefined && name < best)) best = name;
    }
    return best;
  }

  /** Applies an edit. Returns whether a name was added or removed. */
  apply(change: TranscriptChange): boolean {
    const touched = new Map<string, boolean>();
    for (const { header } of [...change.removed, ...change.inserted]) {
      if (!touched.has(header.speaker)) touched.set(header.speaker, this.has(header.speaker));
    }
    for (const message of change.removed) this.#add(message, -1);
    for (const message of change.inserted) this.#add(message, 1);
    for (const [name, before] of touched) if (this.has(name) !== before) return true;
    return false;
  }

  #add(message: Message, count: number): void {
    const { speaker } = message.header;
    if (speaker === '') return;
    const next = this.count(speaker) + count;
    if (next === 0) this.#counts.delete(speaker);
    else this.#counts.set(speaker, next);
  }
}
