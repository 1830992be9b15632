import type { Message } from '../model/message';
import type { TranscriptChange } from '../model/transcript';
import { textOf } from './saidText';
import { isTelling } from './tellingText';

/** A text that more messages have is said all the time. Also bounds what texts cost that only seem to be the same. */
const MAX_SAME = 8;

/** So many characters of a text are part of its hash, apart from its length. */
const MAX_HASHED = 64;

/**
 * The messages of a log by speaker and text, to find those that stand twice, wherever they are. Only texts count that tell
 * (`tellingText.ts`). Edits update it, at the cost of the changed messages.
 */
export class RepeatedMessages {
  readonly #messages: readonly Message[];
  /** Those whose text tells, by a hash of speaker and text. Nearly all have one of their own. */
  readonly #byHash = new Map<number, Message | Set<Message>>();
  /** The messages that share their hash. */
  readonly #shared = new Map<Message, Set<Message>>();
  /** The indices of these messages, as far as they are known. */
  readonly #places = new Map<Message, number>();

  /** @param messages the messages of a transcript, which changes in place */
  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    for (let index = 0; index < messages.length; index++) this.#add(messages[index]!);
  }

  /** Whether no message stands twice. */
  get isEmpty(): boolean {
    return this.#shared.size === 0;
  }

  /** The index of the one other message with the speaker and the text of a message; `undefined` if there is none, or several. */
  twinOf(index: number): number | undefined {
    const message = this.#messages[index]!;
    const same = this.#shared.get(message);
    if (same === undefined || same.size > MAX_SAME) return undefined;
    let twin: Message | undefined;
    for (const other of same) {
      if (other === message || !isSame(message, other)) continue;
      if (twin !== undefined) return undefined;
      twin = other;
    }
    return twin === undefined ? undefined : this.indexOf(twin);
  }

  /** The indices of the messages that share their hash, ascending: all that have a twin are among them. */
  get indices(): number[] {
    const found: number[] = [];
    if (this.isEmpty) return found;
    for (let index = 0; index < this.#messages.length; index++)
      if (this.#shared.has(this.#messages[index]!)) found.push(index);
    return found;
  }

  /**
   * Applies an edit.
   *
   * @returns the indices of other messages whose twin may be another one by now
   */
  apply({ first, removed, inserted }: TranscriptChange): number[] {
    const affected = new Set<Message>();
    const note = (message: Message, same: Message | Set<Message> | undefined) => {
      if (same === undefined || same === message) return;
      if (!(same instanceof Set)) affected.add(same);
      else if (same.size <= MAX_SAME + 1) for (const other of same) affected.add(other);
    };
    for (const message of removed) note(message, this.#remove(message));
    for (const message of inserted) note(message, this.#add(message));
    const isAtEnd = first + inserted.length === this.#messages.length;
    if (removed.length !== inserted.length && !isAtEnd) this.#places.clear();
    for (const message of inserted) affected.delete(message);
    for (const message of removed) affected.delete(message);
    return Array.from(affected, message => this.indexOf(message));
  }

  /** Returns what has the hash of the message with it; `undefined` for a message that does not count. */
  #add(message: Message): Message | Set<Message> | undefined {
    const hash = hashOf(message);
    if (hash === undefined) return undefined;
    const there = this.#byHash.get(hash);
    if (there === undefined) {
      this.#byHash.set(hash, message);
      return message;
    }
    if (there instanceof Set) {
      there.add(message);
      this.#shared.set(message, there);
      return there;
    }
    const same = new Set([there, message]);
    this.#byHash.set(hash, same);
    this.#shared.set(there, same).set(message, same);
    return same;
  }

  /** Returns what has the hash of the message without it. */
  #remove(message: Message): Message | Set<Message> | undefined {
    const hash = hashOf(message);
    if (hash === undefined) return undefined;
    const same = this.#shared.get(message);
    this.#places.delete(message);
    if (same === undefined) {
      this.#byHash.delete(hash);
      return undefined;
    }
    same.delete(message);
    this.#shared.delete(message);
    if (same.size > 1) return same;
    const [last] = same;
    this.#byHash.set(hash, last!);
    this.#shared.delete(last!);
    this.#places.delete(last!);
    return last;
  }

  /** The index of a message of the log; fast if it is repeated. */
  indexOf(message: Message): number {
    const known = this.#places.get(message);
    if (known !== undefined) return known;
    if (!this.#shared.has(message)) return this.#messages.indexOf(message);
    for (const index of this.indices) this.#places.set(this.#messages[index]!, index);
    return this.#places.get(message)!;
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
