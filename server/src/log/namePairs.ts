import type { Message } from '../model/message';

/** Pairs of names that are one person's in two exports. */
export class NamePairs {
  readonly #others = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#others.size === 0;
  }

  /** Notes that two messages are one. */
  add({ header: a }: Message, { header: b }: Message): void {
    this.#note(a.speaker, b.speaker);
    this.#note(b.speaker, a.speaker);
  }

  /** Whether two messages are of the names of one person. */
  has({ header: a }: Message, { header: b }: Message): boolean {
    return this.#others.get(a.speaker)?.has(b.speaker) === true;
  }

  #note(name: string, other: string): void {
    const others = this.#others.get(name) ?? new Set();
    this.#others.set(name, others.add(other));
  }
}
