import { looseText } from '../compared/sequence';
import type { Matching } from './matching';

/** The number of messages of one second among which the next part is looked for: some exports don't keep their order. */
export const MAX_OF_SECOND = 20;

/** Free messages of one person in the order of a sequence. */
export interface FreeRun {
  readonly indices: readonly number[];
  /** The start of each, by the clock of the second sequence. */
  readonly times: readonly number[];
  /** Without line breaks. */
  readonly textAt: (position: number) => string;
  /** With them. */
  readonly looseAt: (position: number) => string;
  /** Whether one message follows another one, but for messages of the seconds of both, which may have any order. */
  readonly isBehind: (position: number, before: number) => boolean;
  /** The positions that are part of a pair. */
  readonly taken: Set<number>;
}

/** The free messages of each side, by the group of their person. */
export function freeRuns(matching: Matching): { ofA: Map<number, FreeRun>; ofB: Map<number, FreeRun> } {
  const { sides, speakers, timesOfA, mateA, mateB } = matching;
  const { a, b } = sides;
  return {
    ofA: runsOfSide(
      a,
      mateA,
      index => speakers.groupA(a.people[index]!),
      index => timesOfA[index]!,
    ),
    ofB: runsOfSide(
      b,
      mateB,
      index => speakers.groupB(b.people[index]!),
      index => b.times[index]!,
    ),
  };
}

function runsOfSide(
  sequence: Matching['sides']['a'],
  mates: Int32Array,
  groupOf: (index: number) => number,
  timeOf: (index: number) => number,
): Map<number, FreeRun> {
  const runs = new Map<number, { indices: number[]; times: number[] } & FreeRun>();
  for (let index = 0; index < sequence.count; index++) {
    if (mates[index] !== -1) continue;
    const group = groupOf(index);
    let run = runs.get(group);
    if (run === undefined) {
      const indices: number[] = [];
      const looseAt = (position: number) => looseText(sequence, indices[position]!);
      const textAt = (position: number) => looseAt(position).replaceAll('\n', '');
      const isBehind = (position: number, before: number) =>
        areBeside(sequence.times, indices[before]!, indices[position]!);
      run = { indices, times: [], taken: new Set(), textAt, looseAt, isBehind };
      runs.set(group, run);
    }
    run.indices.push(index);
    run.times.push(timeOf(index));
  }
  return runs;
}

function areBeside(times: Float64Array, one: number, other: number): boolean {
  const [first, last] = [Math.min(one, other), Math.max(one, other)];
  if (last - first > MAX_OF_SECOND) return false;
  for (let between = first + 1; between < last; between++)
    if (times[between] !== times[first] && times[between] !== times[last]) return false;
  return true;
}
