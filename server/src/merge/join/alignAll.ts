import type { Steps } from '../../text/steps';
import { alignSteps } from '../align/align';
import type { Alignment } from '../align/alignment';
import { compareSequences } from '../align/compareSequences';
import type { Sequence } from '../compared/sequence';

/** The alignment of two of several sequences. */
export interface PairAlignment {
  /** The indices of the sequences. */
  readonly a: number;
  readonly b: number;
  readonly alignment: Alignment;
}

/** In seconds. Sequences further apart are not compared if each of them has others that are near. */
const FAR = 3 * 86_400;

/**
 * Aligns each of several sequences with each other one, in steps. What lies days apart is left out: among fifty weekly exports most have nothing
 * in common.
 *
 * @returns in an order that does not depend on that of the sequences
 */
export function* alignAll(sequences: readonly Sequence[]): Steps<PairAlignment[]> {
  const order = sequences
    .map((_, index) => index)
    .sort((x, y) => compareSequences(sequences[x]!, sequences[y]!));
  const spans = sequences.map(spanOf);
  const found: PairAlignment[] = [];
  for (const [at, a] of order.entries()) {
    for (const b of order.slice(at + 1)) {
      const isFar = spans[b]!.first - spans[a]!.last > FAR || spans[a]!.first - spans[b]!.last > FAR;
      if (isFar && sequences.length > 2) continue;
      found.push({ a, b, alignment: yield* alignSteps(sequences[a]!, sequences[b]!) });
    }
  }
  return found;
}

function spanOf({ times }: Sequence): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { first, last };
}
