import type { Timestamp } from '../model/timestamp';
import type { Transcript } from '../model/transcript';

/** A pause before a message. */
export interface Pause {
  /** The message that ends the pause. */
  readonly index: number;
  readonly seconds: number;
  /** The time of the message before it. */
  readonly since: Timestamp;
}

/**
 * Finds the pauses longer than `moreThan` seconds before messages `first` to `last` (inclusive). Skips
 * messages without a valid time. A step back in time is not a pause.
 */
export function* pauses(
  { messages }: Transcript,
  first: number,
  last: number,
  moreThan: number,
): Generator<Pause> {
  let before = first - 1;
  while (before >= 0 && messages[before]!.header.timestamp === undefined) before--;
  let since = messages[before]?.header.timestamp;
  for (let index = first; index <= last; index++) {
    const { timestamp } = messages[index]!.header;
    if (timestamp === undefined) continue;
    if (since !== undefined && timestamp - since > moreThan)
      yield { index, seconds: timestamp - since, since };
    since = timestamp;
  }
}
