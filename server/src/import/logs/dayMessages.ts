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

/** Messages in some 8 bytes each and their text as UTF-8, outside of the JavaScript heap. */
interface Packed {
  readonly times: Uint32Array;
  readonly speakers: Uint32Array;
  readonly bodies: Uint8Array;
}

/**
 * The messages of one day, in the order in which they were added. An export of millions of messages fits into memory, if the days that no
 * message follows soon are packed.
 */
export class DayMessages {
  /** Seconds of the day, times 2, plus 1 without seconds. */
  #times: number[] = [];
  #speakers: number[] = [];
  #bodies: string[] = [];
  readonly #packed: Packed[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add({ timestamp, hasSeconds, speaker, body }: DayMessage): void {
    this.#times.push(timestamp * 2 + (hasSeconds ? 0 : 1));
    this.#speakers.push(speaker);
    this.#bodies.push(body);
    this.#count++;
  }

  /** Makes the messages so far smaller. */
  pack(): void {
    if (this.#bodies.length === 0) return;
    this.#packed.push({
      times: new Uint32Array(this.#times),
      speakers: new Uint32Array(this.#speakers),
      bodies: encodeUtf8(this.#bodies.join(SEPARATOR)),
    });
    this.#times = [];
    this.#speakers = [];
    this.#bodies = [];
  }

  /**
   * The messages by time. Messages of one time stay in the order of the export; if it has the newest first, they are reversed.
   */
  sorted(): DayMessage[] {
    const decoder = createDecoder('utf-8', { fatal: false });
    const messages = this.#packed.flatMap(({ times, speakers, bodies }) =>
      unpacked(times, speakers, decoder.decode(bodies).split(SEPARATOR)),
    );
    for (const message of unpacked(this.#times, this.#speakers, this.#bodies)) messages.push(message);
    if (isNewestFirst(messages)) messages.reverse();
    return messages.sort((a, b) => a.timestamp - b.timestamp);
  }
}

function unpacked(
  times: ArrayLike<number>,
  speakers: ArrayLike<number>,
  bodies: readonly string[],
): DayMessage[] {
  return bodies.map((body, index) => {
    const time = times[index]!;
    return { timestamp: time >> 1, hasSeconds: time % 2 === 0, speaker: speakers[index]!, body };
  });
}

/** Whether more steps go back in time than forward. */
function isNewestFirst(messages: readonly DayMessage[]): boolean {
  let steps = 0;
  for (let i = 1; i < messages.length; i++) {
    steps += Math.sign(messages[i]!.timestamp - messages[i - 1]!.timestamp);
  }
  return steps < 0;
}
