import type { Message } from '../model/message';
import { formatTimestamp, type Timestamp } from '../model/timestamp';

/**
 * Names the messages of a log in its order, each with what follows the `#` of its address: the time, `20:05:33`; for the second message in that
 * second `20:05:33.2`; for one without a valid time its number, `message-17`. A name stays as long as no message of that second is put before it.
 */
export class Permalinks {
  readonly #seen = new Map<Timestamp, number>();
  #count = 0;

  /** The name of the next message. */
  next({ header: { timestamp } }: Message): string {
    this.#count++;
    if (timestamp === undefined) return `message-${this.#count}`;
    const nth = (this.#seen.get(timestamp) ?? 0) + 1;
    this.#seen.set(timestamp, nth);
    return nth === 1 ? formatTimestamp(timestamp) : `${formatTimestamp(timestamp)}.${nth}`;
  }
}

/** The name of one message. It goes through those before it. */
export function permalinkOf(messages: readonly Message[], index: number): string {
  const links = new Permalinks();
  for (let before = 0; before < index; before++) links.next(messages[before]!);
  return links.next(messages[index]!);
}

/** The index of the message with a name; -1 if there is none. It goes through the messages. */
export function messageOfPermalink(messages: readonly Message[], name: string): number {
  const links = new Permalinks();
  return messages.findIndex(message => links.next(message) === name);
}
