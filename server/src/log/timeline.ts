import { hourOf } from '../model/timestamp';
import type { Transcript, TranscriptChange } from '../model/transcript';

/**
 * Consecutive messages of one hour. A message without a valid time belongs to the hour of the message before
 * it.
 */
export interface HourRun {
  /** 0 to 23. `undefined` when the log begins with messages without a valid time. */
  readonly hour: number | undefined;
  /** The index of the first message. */
  readonly first: number;
  readonly count: number;
}

/** The hours of a log. An edit that changes no time costs nothing here, in a log of any length. */
export class Timeline {
  readonly #transcript: Transcript;
  #runs: HourRun[] | undefined;

  constructor(transcript: Transcript) {
    this.#transcript = transcript;
  }

  /**
   * The hours in the order of the log. When the time goes back to an earlier hour, that hour occurs twice.
   */
  get hours(): readonly HourRun[] {
    this.#runs ??= this.#read();
    return this.#runs;
  }

  /** Applies an edit of the transcript. */
  apply({ removed, inserted }: TranscriptChange): void {
    const same =
      removed.length === inserted.length &&
      removed.every((message, i) => hour(message.header.timestamp) === hour(inserted[i]!.header.timestamp));
    if (!same) this.#runs = undefined;
  }

  #read(): HourRun[] {
    const { messages } = this.#transcript;
    const runs: HourRun[] = [];
    let first = 0;
    let current = hour(messages[0]?.header.timestamp);
    for (let index = 1; index < messages.length; index++) {
      const next = hour(messages[index]!.header.timestamp) ?? current;
      if (next === current) continue;
      runs.push({ hour: current, first, count: index - first });
      first = index;
      current = next;
    }
    if (messages.length > 0) runs.push({ hour: current, first, count: messages.length - first });
    return runs;
  }
}

function hour(timestamp: number | undefined): number | undefined {
  return timestamp === undefined ? undefined : hourOf(timestamp);
}
