import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';

/** Where each name speaks first in a log; kept up to date by changes. */
export class FirstMessages {
  readonly #messages: readonly Message[];
  readonly #byName = new Map<string, number>();

  /** @param messages those of a transcript, which changes in place */
  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    for (const [index, { header }] of messages.entries()) {
      if (header.speaker !== '' && !this.#byName.has(header.speaker)) this.#byName.set(header.speaker, index);
    }
  }

  /** The indices of these messages, in no order that means anything. */
  get indices(): IterableIterator<number> {
    return this.#byName.values();
  }

  /** Whether no message before this one has its speaker; false for one without speaker. */
  has(index: number): boolean {
    return this.#byName.get(this.#messages[index]!.header.speaker) === index;
  }

  /**
   * Follows an edit. It costs what was changed and, where the number of messages changes, the number of names; where the
   * first message of a name is gone, the way to its next one.
   *
   * @returns the indices, outside of the inserted messages, of those that became the first of their name or no longer are
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
