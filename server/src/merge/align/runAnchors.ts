import type { Sequence } from '../compared/sequence';
import type { Anchor } from './anchors';
import { anchorOf } from './anchors';
import type { Sides } from './sides';

/**
 * Runs of texts, or of texts and the time between them, that each sequence has once. Where everything is said all the time, the order of
 * it still tells.
 */
export function runAnchors({ a, b }: Sides): Anchor[] {
  const found = new Map<number, number>();
  for (const runOf of [threeTexts, textsAndTime]) {
    const inB = onceIn(b, runOf);
    for (const [run, index] of onceIn(a, runOf)) {
      const other = inB.get(run);
      if (index !== undefined && other !== undefined && !found.has(index)) found.set(index, other);
    }
  }
  return [...found].sort(([x], [y]) => x - y).map(([index, other]) => anchorOf(a, b, index, other));
}

/** Runs by their first message; `undefined` for one that is there more than once. */
function onceIn(
  sequence: Sequence,
  runOf: (sequence: Sequence, index: number) => string,
): Map<string, number | undefined> {
  const runs = new Map<string, number | undefined>();
  for (let index = 0; index + 2 < sequence.count; index++) {
    const run = runOf(sequence, index);
    runs.set(run, runs.has(run) ? undefined : index);
  }
  return runs;
}

function threeTexts({ loose }: Sequence, index: number): string {
  return `${loose[index]},${loose[index + 1]},${loose[index + 2]}`;
}

function textsAndTime({ loose, times }: Sequence, index: number): string {
  return `${loose[index]},${loose[index + 1]};${times[index + 1]! - times[index]!}`;
}
