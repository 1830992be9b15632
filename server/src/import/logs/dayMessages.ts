import type { Timestamp } from '../../model/timestamp';
import { createDecoder, encodeUtf8 } from '../../text/decoder';

/** A message as the log of its day needs it. */
export interface DayMessage {
  readonly timestamp: Timestamp;
  readonly hasSeconds: boolean;
  /** The index of the speaker in the conversation (`Speakers`). */
  readonly speaker: number;
  /** The lines of the body, joined by `\n`; without control characters but for the placeholders of `bodyPlaceholders.ts`. */
  readonly body: string;
}

/** Between the bodies of packed messages. No body has this character. */
const SEPARATOR = '\u0003';

/**
 * The messages of one day, in the order in which they were added. An export of millions of messages fits into memory: numbers
 * stand in arrays, and `pack` turns the texts into UTF-8 outside of the JavaScript heap.
 */
export class DayMessages {
  /** Seconds of the day, times 2, plus 1 without seconds. */
  readonly #times: number[] = [];
  readonly #speakers: number[] = [];
  #bodies: string[] = [];
  readonly #packed: Uint8Array[] = [];

  get count(): number {
    return this.#times.length;
  }

  add({ timestamp, hasSeconds, speaker, body }: DayMessage): void {
    this.#times.push(timestamp * 2 + (hasSeconds ? 0 : 1));
    this.#speakers.push(speaker);
    this.#bodies.push(body);
  }

  /** Makes the texts so far smaller. For a day that no message follows soon. */
  pack(): void {
    if (this.#bodies.length === 0) return;
    this.#packed.push(encodeUtf8(this.#bodies.join(SEPARATOR)));
    this.#bodies = [];
  }

  /**
   * The messages by time. Messages of one time stay in the order of the export; if it has the newest first, they are reversed.
   */
  sorted(): DayMessage[] {
    const decoder = createDecoder('utf-8', { fatal: false });
    const bodies = this.#packed.flatMap(bytes => decoder.decode(bytes).split(SEPARATOR)).concat(this.#bodies);
    const messages = bodies.map((body, index): DayMessage => {
      const time = this.#times[index]!;
      return { timestamp: time >> 1, hasSeconds: time % 2 === 0, speaker: this.#speakers[index]!, body };
    });
    if (isNewestFirst(messages)) messages.reverse();
    return messages.sort((a, b) => a.timestamp - b.timestamp);
  }
}

/** Whether more steps go back in time than forward. */
function isNewestFirst(messages: readonly DayMessage[]): boolean {
  let steps = 0;
  for (let i = 1; i < messages.length; i++) {
    steps += Math.sign(messages[i]!.timestamp - messages[i - 1]!.timestamp);
  }
  return steps < 0;
}
