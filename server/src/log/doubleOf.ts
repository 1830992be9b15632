import type { Message } from '../model/message';
import type { ClockDoubles } from './clockDoubles';
import { doubleBefore } from './doubledMessage';

/** Two messages that are one. */
export interface Double {
  /** The index of the earlier one. */
  readonly first: number;
  /** How much later the clock of the second one is, in seconds; `undefined` where they stand under two names. */
  readonly offset?: number;
}

/** What a message of a log doubles, under another name or by another clock; `undefined` if it is not certain that it does. */
export function doubleOf(
  messages: readonly Message[],
  clockDoubles: ClockDoubles,
  index: number,
): Double | undefined {
  const first = doubleBefore(messages, index);
  return first === undefined ? clockDoubles.of(index) : { first };
}
