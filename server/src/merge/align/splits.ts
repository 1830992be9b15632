import { looseText } from '../compared/sequence';
import type { Pair } from './alignment';
import type { Matching } from './matching';
import { hasWords } from './similarText';

/** Applications split long messages, and join short ones that one person sends in a row. */
const MAX_PARTS = 50;
/** The time, in seconds, within which messages are joined. */
const MAX_TIME = 600;
/** The number of messages that are tried as the first part. */
const MAX_TRIED = 20;

/** Free messages of one person in the order of a sequence. */
interface Run {
  readonly indices: readonly number[];
  /** The start of each, by the clock of the second sequence. */
  readonly times: readonly number[];
}

/** Finds messages of one person that are several on the other side, whose texts are together the same. Marks them as matched. */
export function matchSplits(matching: Matching): Pair[] {
  const { sides, speakers, clock, mateA, mateB } = matching;
  const { a, b } = sides;
  const runsA = runsOf(
    a.count,
    mateA,
    index => speakers.groupA(a.people[index]!),
    index => clock.toB(a.times[index]!),
  );
  const runsB = runsOf(
    b.count,
    mateB,
    index => speakers.groupB(b.people[index]!),
    index => b.times[index]!,
  );
  const pairs: Pair[] = [];
  for (const [group, runA] of runsA) {
    const runB = runsB.get(group);
    if (runB === undefined) continue;
    for (const pair of splitsIn(runA, runB, matching)) {
      pairs.push(pair);
      for (const index of pair.a) mateA[index] = pair.b[0]!;
      for (const index of pair.b) mateB[index] = pair.a[0]!;
    }
  }
  return pairs;
}

function runsOf(
  count: number,
  mates: Int32Array,
  groupOf: (index: number) => number,
  timeOf: (index: number) => number,
): Map<number, Run> {
  const runs = new Map<number, { indices: number[]; times: number[] }>();
  for (let index = 0; index < count; index++) {
    if (mates[index] !== -1) continue;
    const group = groupOf(index);
    const run = runs.get(group) ?? { indices: [], times: [] };
    runs.set(group, run);
    run.indices.push(index);
    run.times.push(timeOf(index));
  }
  return runs;
}

function* splitsIn(runA: Run, runB: Run, matching: Matching): Iterable<Pair> {
  let nextB = 0;
  for (let atA = 0; atA < runA.indices.length; ) {
    const time = runA.times[atA]!;
    while (nextB < runB.indices.length && runB.times[nextB]! < time - MAX_TIME) nextB++;
    let found: { partsA: number; partsB: number; atB: number } | undefined;
    const last = Math.min(runB.indices.length, nextB + MAX_TRIED);
    for (let atB = nextB; atB < last && found === undefined; atB++) {
      if (runB.times[atB]! > time + MAX_TIME) break;
      const parts = partsFrom(runA, atA, runB, atB, matching);
      if (parts !== undefined) found = { ...parts, atB };
    }
    if (found === undefined) {
      atA++;
      continue;
    }
    const { partsA, partsB, atB } = found;
    yield {
      a: runA.indices.slice(atA, atA + partsA),
      b: runB.indices.slice(atB, atB + partsB),
    };
    atA += partsA;
    nextB = atB + partsB;
  }
}

/** How many messages from two places on have together the same text; `undefined` if none do, or one on each side. */
function partsFrom(
  runA: Run,
  atA: number,
  runB: Run,
  atB: number,
  matching: Matching,
): { partsA: number; partsB: number } | undefined {
  const { sides } = matching;
  const textOfA = (at: number) => looseText(sides.a, runA.indices[at]!).replaceAll('\n', '');
  const textOfB = (at: number) => looseText(sides.b, runB.indices[at]!).replaceAll('\n', '');
  let textA = textOfA(atA);
  let textB = textOfB(atB);
  let partsA = 1;
  let partsB = 1;
  const length = () => Math.min(textA.length, textB.length);
  while (length() > 0 && textA !== textB) {
    const [shorter, longer] = textA.length < textB.length ? [textA, textB] : [textB, textA];
    if (!longer.startsWith(shorter)) return undefined;
    const [run, at] = textA.length < textB.length ? [runA, atA + partsA] : [runB, atB + partsB];
    const isNear =
      at < run.indices.length &&
      run.times[at]! - run.times[at - 1]! <= MAX_TIME &&
      partsA + partsB < MAX_PARTS;
    if (!isNear) return undefined;
    if (run === runA) {
      textA += textOfA(at);
      partsA++;
    } else {
      textB += textOfB(at);
      partsB++;
    }
  }
  if (textA !== textB || partsA + partsB === 2) return undefined;
  // What is joined has the time of its first part, or of its last.
  if (matching.isSameTime(runA.indices[atA]!, runB.indices[atB]!)) return { partsA, partsB };
  const isLast = matching.isSameTime(runA.indices[atA + partsA - 1]!, runB.indices[atB + partsB - 1]!);
  return isLast && hasWords(textA) ? { partsA, partsB } : undefined;
}
