import type { Timestamp } from '../model/timestamp';
import type { Transcript } from '../model/transcript';

/** A message that comes a while after the one before. */
export interface Pause {
  /** The message that ends it. */
  readonly index: number;
  readonly seconds: number;
  /** The time of the message before it. */
  readonly since: Timestamp;
}

/**
 * The pauses of more than some seconds that messages `first` to `last` (inclusive) end. Messages without a valid time are
 * skipped; where time runs backwards there is no pause.
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
