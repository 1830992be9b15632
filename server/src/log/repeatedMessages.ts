import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';
import { textOf } from './saidText';
import { isTelling } from './tellingText';

/** A text that more messages have is said all the time. Also bounds what texts cost that only seem to be the same. */
const MAX_SAME = 8;

/** So many characters of a text are part of its hash, apart from its length. */
const MAX_HASHED = 64;

/** A message that shares its hash with others. */
interface Repeated {
  /** All of them, itself included. */
  readonly same: readonly Message[];
  /** The one that has its speaker and text as well; `null` as long as that is not asked. */
  twin: Message | undefined | null;
  /** Its index in the log, as of a version of the indices. */
  index: number;
  version: number;
}

/**
 * The messages of a log by speaker and text, to find those that stand twice, wherever they are. Only texts count that tell
 * (`tellingText.ts`). Edits update it, at the cost of the changed messages.
 */
export class RepeatedMessages {
  readonly #messages: readonly Message[];
  /** Those whose text tells, by a hash of speaker and text. Nearly all have one of their own. */
  readonly #byHash = new Map<number, Message | Message[]>();
  /** Those that share their hash with few others. */
  readonly #repeated = new Map<Message, Repeated>();
  /** Of the indices that are known. */
  #version = 0;

  /** @param messages the messages of a transcript, which changes in place */
  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    for (let index = 0; index < messages.length; index++) this.#add(messages[index]!);
  }

  /** Whether no message stands twice. */
  get isEmpty(): boolean {
    return this.#repeated.size === 0;
  }

  /** The one other message with the speaker and the text of a message; `undefined` if there is none, or several. */
  twin(message: Message): Message | undefined {
    const repeated = this.#repeated.get(message);
    if (repeated === undefined) return undefined;
    if (repeated.twin === null) {
      const others = repeated.same.filter(other => other !== message && isSame(message, other));
      repeated.twin = others.length === 1 ? others[0] : undefined;
    }
    return repeated.twin;
  }

  /** The index of a message of the log; fast if it is repeated. */
  indexOf(message: Message): number {
    const repeated = this.#repeated.get(message);
    if (repeated === undefined) return this.#messages.indexOf(message);
    if (repeated.version !== this.#version) this.#locateAll();
    return repeated.index;
  }

  /**
   * Applies an edit.
   *
   * @returns other messages whose twin may be another one by now
   */
  apply({ first, removed, inserted }: TranscriptChange): Message[] {
    const affected = new Set<Message>();
    const note = (same: readonly Message[]) => {
      if (same.length <= MAX_SAME + 1) for (const each of same) affected.add(each);
    };
    for (const message of removed) note(this.#remove(message));
    for (const message of inserted) note(this.#add(message));
    const isAtEnd = first + inserted.length === this.#messages.length;
    if (removed.length !== inserted.length && !isAtEnd) this.#version++;
    for (const message of [...removed, ...inserted]) affected.delete(message);
    return [...affected];
  }

  #locateAll(): void {
    for (let index = 0; index < this.#messages.length; index++) {
      const repeated = this.#repeated.get(this.#messages[index]!);
      if (repeated === undefined) continue;
      repeated.index = index;
      repeated.version = this.#version;
    }
  }

  /** Returns what has the hash of the message, with it; nothing for a message that does not count. */
  #add(message: Message): readonly Message[] {
    const hash = hashOf(message);
    if (hash === undefined) return [];
    const there = this.#byHash.get(hash);
    if (there === undefined) {
      this.#byHash.set(hash, message);
      return [message];
    }
    const same = Array.isArray(there) ? there : [there];
    if (!Array.isArray(there)) this.#byHash.set(hash, same);
    same.push(message);
    this.#keep(same);
    return same;
  }

  /** Returns what has the hash of the message, without it. */
  #remove(message: Message): readonly Message[] {
    const hash = hashOf(message);
    const same = hash === undefined ? undefined : this.#byHash.get(hash);
    if (hash === undefined || same === undefined) return [];
    this.#repeated.delete(message);
    if (!Array.isArray(same)) {
      this.#byHash.delete(hash);
      return [];
    }
    same.splice(same.indexOf(message), 1);
    if (same.length === 1) {
      this.#byHash.set(hash, same[0]!);
      this.#repeated.delete(same[0]!);
    } else this.#keep(same);
    return same;
  }

  /** Keeps the messages that share a hash, as long as they are few. To be called whenever these have changed. */
  #keep(same: readonly Message[]): void {
    if (same.length > MAX_SAME) {
      if (same.length === MAX_SAME + 1) for (const each of same) this.#repeated.delete(each);
      return;
    }
    for (const each of same) {
      const known = this.#repeated.get(each);
      if (known === undefined) this.#repeated.set(each, { same, twin: null, index: -1, version: -1 });
      else known.twin = null;
    }
  }
}

function isSame(a: Message, b: Message): boolean {
  return a.header.speaker === b.header.speaker && textOf(a) === textOf(b);
}

/** `undefined` for a message without speaker or valid time, and for a text that many people write. */
function hashOf(message: Message): number | undefined {
  const { speaker, timestamp } = message.header;
  if (timestamp === undefined || speaker === '') return undefined;
  const text = textOf(message);
  if (!isTelling(text)) return undefined;
  let hash = text.length;
  for (let at = 0; at < Math.min(text.length, MAX_HASHED); at++)
    hash = Math.imul(hash, 31) + text.charCodeAt(at);
  for (let at = 0; at < speaker.length; at++) hash = Math.imul(hash, 31) + speaker.charCodeAt(at);
  return hash | 0;
}
