import type { Doubt } from '../../protocol';
import type { Clock } from './clock';

/** Messages of two sequences that are one: one of each or, where an application split or joined them, several. */
export interface Pair {
  /** Ascending. */
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** A pair that may be one message, or two. */
export interface UncertainPair {
  readonly a: number;
  readonly b: number;
  readonly doubt: Doubt;
}

/**
 * Whether two sequences are of one conversation, by the time that both have messages of.
 *
 * - `same`: they have messages in common
 * - `apart`: one ends before the other begins, so nothing tells
 * - `different`: at the same time each has messages, and hardly any are the same
 */
export type Overlap = 'same' | 'apart' | 'different';

/** Which messages of two sequences are the same. */
export interface Alignment {
  readonly overlap: Overlap;
  /** In the order of `a`. No message is in two pairs. None unless the sequences are of the same conversation. */
  readonly pairs: readonly Pair[];
  /** No message of these is in a pair, or in two of these. */
  readonly uncertain: readonly UncertainPair[];
  readonly clock: Clock;
  /** For people of `b` under another name in `a`: the number of the name in `a`, by that in `b`, as far as it is sure. */
  readonly namesInA: ReadonlyMap<number, number>;
  /** The same the other way round. */
  readonly namesInB: ReadonlyMap<number, number>;
  /** The number of messages in the time that both have messages of, and how many of them are in pairs. */
  readonly common: { readonly a: number; readonly b: number; readonly pairs: number };
}
