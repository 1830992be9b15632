import type { Pair } from './alignment';
import { type FreeRun, freeRuns, MAX_OF_SECOND } from './freeRuns';
import type { Matching } from './matching';
import { hasWords } from './similarText';
import type { Evidence } from './speakers';

/** Applications split long messages, and join short ones that one person sends in a row. */
const MAX_PARTS = 50;
/** The time, in seconds, within which messages are joined. */
export const MAX_TIME = 600;
/** The number of messages that are tried as the first part. */
const MAX_TRIED = 20;
/** Parts of one message, by their positions in two runs. */
interface Parts {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Finds messages of one person that are several on the other side, whose texts are together the same. Marks them as matched. */
export function matchSplits(matching: Matching): Pair[] {
  const { mateA, mateB } = matching;
  const { ofA, ofB } = freeRuns(matching);
  const pairs: Pair[] = [];
  for (const [group, runA] of ofA) {
    const runB = ofB.get(group);
    if (runB === undefined) continue;
    for (const pair of splitsIn(runA, runB, matching)) {
      pairs.push(pair);
      for (const index of pair.a) mateA[index] = pair.b[0]!;
      for (const index of pair.b) mateB[index] = pair.a[0]!;
    }
  }
  return pairs;
}

/** The number of messages of people without a counterpart that are compared, each with those of each such person of the other side. */
const MAX_UNKNOWN = 10_000;
/** As much as two long texts tell. */
const WEIGHT = 4;

/** What it tells about unknown people that messages of one are together the text of one of the other. */
export function splitEvidence(matching: Matching): Evidence[] {
  const { ofA, ofB } = freeRuns(matching);
  const unknownA = [...ofA].filter(([group]) => !matching.speakers.isKnown(group));
  const unknownB = [...ofB].filter(([group]) => !matching.speakers.isKnown(group));
  const count = unknownA.reduce((sum, [, { indices }]) => sum + indices.length, 0);
  if (count * unknownB.length > MAX_UNKNOWN) return [];
  return unknownA.flatMap(([, runA]) =>
    unknownB.flatMap(([, runB]) =>
      [...splitsIn(runA, runB, matching)].map(({ a, b }) => ({ a: a[0]!, b: b[0]!, weight: WEIGHT })),
    ),
  );
}

function* splitsIn(runA: FreeRun, runB: FreeRun, matching: Matching): Iterable<Pair> {
  let nextB = 0;
  for (let atA = 0; atA < runA.indices.length; atA++) {
    if (runA.taken.has(atA)) continue;
    const time = runA.times[atA]!;
    const isPast = (atB: number) => runB.times[atB]! < time - MAX_TIME || runB.taken.has(atB);
    while (nextB < runB.indices.length && isPast(nextB)) nextB++;
    const last = Math.min(runB.indices.length, nextB + 10 * MAX_TRIED);
    let tried = 0;
    for (let atB = nextB; atB < last && tried < MAX_TRIED; atB++) {
      if (runB.times[atB]! > time + MAX_TIME) break;
      if (runB.taken.has(atB) || !mayBegin(runA.textAt(atA), runB.textAt(atB))) continue;
      tried++;
      const parts = partsFrom(runA, atA, runB, atB, matching);
      if (parts === undefined) continue;
      for (const position of parts.a) runA.taken.add(position);
      for (const position of parts.b) runB.taken.add(position);
      yield { a: indicesOf(runA, parts.a), b: indicesOf(runB, parts.b) };
      break;
    }
  }
}

/** Whether one of two texts begins with the other. */
function mayBegin(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function indicesOf(run: FreeRun, positions: readonly number[]): number[] {
  return positions.map(position => run.indices[position]!).sort((x, y) => x - y);
}

/** The messages from two places on that have together the same text; `undefined` if none do, or one on each side. */
function partsFrom(
  runA: FreeRun,
  atA: number,
  runB: FreeRun,
  atB: number,
  matching: Matching,
): Parts | undefined {
  const a = { run: runA, positions: [atA], text: runA.textAt(atA) };
  const b = { run: runB, positions: [atB], text: runB.textAt(atB) };
  while (a.text !== b.text) {
    const [shorter, longer] = a.text.length < b.text.length ? [a, b] : [b, a];
    if (shorter.text === '' || !longer.text.startsWith(shorter.text)) return undefined;
    if (a.positions.length + b.positions.length >= MAX_PARTS) return undefined;
    const next = nextPart(shorter.run, shorter.positions, longer.text.slice(shorter.text.length));
    if (next === undefined) return undefined;
    shorter.positions.push(next);
    shorter.text += shorter.run.textAt(next);
  }
  if (a.text === '' || a.positions.length + b.positions.length === 2) return undefined;
  // What is joined has the time of its first part, or of its last.
  if (matching.isSameTime(runA.indices[atA]!, runB.indices[atB]!)) return { a: a.positions, b: b.positions };
  const isLast = matching.isSameTime(runA.indices[a.positions.at(-1)!]!, runB.indices[b.positions.at(-1)!]!);
  const isTelling = [runA.textAt(atA), runB.textAt(atB)].every(text => text.length >= LONG);
  return isLast && isTelling && hasWords(a.text) ? { a: a.positions, b: b.positions } : undefined;
}

/** Shorter texts, and pictures, are said again and again: they are a part only right behind the part before. */
const LONG = 5;

/** The position of the next part: the next message, or another one of its second, or of the second of the last part. */
function nextPart(
  { times, taken, textAt, isBehind }: FreeRun,
  parts: readonly number[],
  rest: string,
): number | undefined {
  const last = parts.at(-1)!;
  const fits = (position: number) => {
    if (taken.has(position) || parts.includes(position)) return false;
    const text = textAt(position);
    if (text === '' || !(rest.startsWith(text) || text.startsWith(rest))) return false;
    return text.length >= LONG || isBehind(position, last);
  };
  let next = last + 1;
  while (next < times.length && (taken.has(next) || parts.includes(next))) next++;
  if (next < times.length && times[next]! - times[last]! <= MAX_TIME) {
    const end = Math.min(times.length, next + MAX_OF_SECOND);
    for (let at = next; at < end && times[at] === times[next]; at++) if (fits(at)) return at;
  }
  for (let at = last - 1; at >= Math.max(0, last - MAX_OF_SECOND) && times[at] === times[last]; at--)
    if (fits(at)) return at;
  return undefined;
}
