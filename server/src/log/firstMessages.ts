import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';

/** The first message of each name in a log. Edits update it. */
export class FirstMessages {
  readonly #messages: readonly Message[];
  readonly #byName = new Map<string, number>();

  /** @param messages the messages of a transcript, which changes in place */
  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    for (let index = 0; index < messages.length; index++) {
      const { speaker } = messages[index]!.header;
      if (speaker !== '' && !this.#byName.has(speaker)) this.#byName.set(speaker, index);
    }
  }

  /** The indices of these messages, in no particular order. */
  get indices(): IterableIterator<number> {
    return this.#byName.values();
  }

  /** Whether a message is the first one of its speaker. `false` for a message without a speaker. */
  has(index: number): boolean {
    return this.#byName.get(this.#messages[index]!.header.speaker) === index;
  }

  /**
   * Applies an edit. The cost is the number of changed messages. When the number of messages changes, the
   * number of names is added. When the first message of a name is removed, the search for its next message is
   * added.
   *
   * @returns the indices, outside the inserted messages, of messages that became or ceased to be the first of
   * their name
   */
  apply({ first, removed, inserted }: TranscriptChange): number[] {
    const shift = inserted.length - removed.length;
    const lost = new Set<string>();
    for (const { header } of removed) {
      const index = this.#byName.get(header.speaker);
      if (index === undefined || index < first || index >= first + removed.length) continue;
      this.#byName.delete(header.speaker);
      lost.add(header.speaker);
    }
    if (shift !== 0) {
      for (const [name, index] of this.#byName) if (index >= first) this.#byName.set(name, index + shift);
    }
    const changed: number[] = [];
    for (let index = first; index < first + inserted.length; index++) {
      const { speaker } = this.#messages[index]!.header;
      const known = this.#byName.get(speaker);
      if (speaker === '' || (known !== undefined && known < index)) continue;
      if (known !== undefined) changed.push(known);
      this.#byName.set(speaker, index);
      lost.delete(speaker);
    }
    for (let index = first + inserted.length; lost.size > 0 && index < this.#messages.length; index++) {
      const { speaker } = this.#messages[index]!.header;
      if (!lost.delete(speaker)) continue;
      this.#byName.set(speaker, index);
      changed.push(index);
    }
    return changed;
  }
}
