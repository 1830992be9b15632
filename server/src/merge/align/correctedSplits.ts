import type { Pair } from './alignment';
import { type FreeRun, freeRuns } from './freeRuns';
import type { Matching } from './matching';
import { similarity } from './similarText';
import { MAX_TIME } from './splits';

/** The most messages that are one on the other side. */
const MAX_PARTS = 12;
/** The number of messages of one time that are tried as the first part. */
const MAX_TRIED = 10;
/** The number of comparisons in all, for each message that is left. */
const MAX_COMPARISONS = { atLeast: 20_000, perMessage: 0.25 };
/** Messages that are together another one, corrected, are for the most part its text. */
const CORRECTED = 0.7;
const CORRECTED_LINE = 0.5;

/**
 * Finds messages of one person that are one on the other side, where someone corrected a word: from its time on, and together for the most part
 * its text. Marks them as matched.
 */
export function matchCorrectedSplits(matching: Matching): Pair[] {
  const { mateA, mateB } = matching;
  const { ofA, ofB } = freeRuns(matching);
  const pairs: Pair[] = [];
  const count = [...ofA.values(), ...ofB.values()].reduce((sum, { indices }) => sum + indices.length, 0);
  const budget = { left: MAX_COMPARISONS.atLeast + MAX_COMPARISONS.perMessage * count };
  for (const [group, runA] of ofA) {
    const runB = ofB.get(group);
    if (runB === undefined) continue;
    for (const { whole, parts } of splitsIn(runA, runB, matching.isSameTime.bind(matching), budget))
      pairs.push({ a: [whole], b: parts });
    const isSameTime = (b: number, a: number) => matching.isSameTime(a, b);
    for (const { whole, parts } of splitsIn(runB, runA, isSameTime, budget))
      pairs.push({ a: parts, b: [whole] });
  }
  for (const pair of pairs) {
    for (const index of pair.a) mateA[index] = pair.b[0]!;
    for (const index of pair.b) mateB[index] = pair.a[0]!;
  }
  return pairs;
}

interface CorrectedSplit {
  readonly whole: number;
  readonly parts: readonly number[];
}

type IsSameTime = (index: number, other: number) => boolean;

function* splitsIn(
  wholes: FreeRun,
  run: FreeRun,
  isSameTime: IsSameTime,
  budget: { left: number },
): Iterable<CorrectedSplit> {
  let from = 0;
  for (let at = 0; at < wholes.indices.length; at++) {
    if (wholes.taken.has(at)) continue;
    const time = wholes.times[at]!;
    while (from < run.indices.length && run.times[from]! < time - MAX_TIME) from++;
    let best: Parts | undefined;
    let tried = 0;
    for (let first = from; first < run.indices.length && run.times[first]! <= time + MAX_TIME; first++) {
      if (run.taken.has(first) || !isSameTime(wholes.indices[at]!, run.indices[first]!)) continue;
      if (tried++ >= MAX_TRIED || budget.left <= 0) break;
      const found = bestParts(wholes.looseAt(at), run, first, budget);
      if (found !== undefined && (best === undefined || found.alike > best.alike)) best = found;
    }
    if (best === undefined) continue;
    wholes.taken.add(at);
    for (const position of best.positions) run.taken.add(position);
    yield { whole: wholes.indices[at]!, parts: best.positions.map(position => run.indices[position]!) };
  }
}

interface Parts {
  readonly positions: readonly number[];
  /** From 0 to 1. */
  readonly alike: number;
}

/** The parts from a message on that are together most like a message; `undefined` if none are like it. */
function bestParts(whole: string, run: FreeRun, first: number, budget: { left: number }): Parts | undefined {
  const positions = [first];
  let best: Parts | undefined;
  let length = run.looseAt(first).length;
  for (let next = first + 1; next < run.indices.length && positions.length < MAX_PARTS; next++) {
    if (run.taken.has(next)) continue;
    if (run.times[next]! - run.times[next - 1]! > MAX_TIME || length > whole.length) break;
    positions.push(next);
    length += run.looseAt(next).length;
    if (Math.min(length, whole.length) < CORRECTED * Math.max(length, whole.length)) continue;
    budget.left -= positions.length;
    const texts = positions.map(run.looseAt);
    const alike = whole.includes('\n') ? alikeByLine(texts, whole) : alikeTogether(texts, whole);
    if (alike >= CORRECTED && alike > (best?.alike ?? 0)) best = { positions: [...positions], alike };
  }
  return best;
}

/** What is joined has the lines of its parts. @returns how alike they are; 0 if one line is another text */
function alikeByLine(parts: readonly string[], whole: string): number {
  const lines = parts.flatMap(part => part.split('\n'));
  const others = whole.split('\n');
  if (lines.length !== others.length) return 0;
  let sum = 0;
  for (const [at, line] of lines.entries()) {
    const alike = line === others[at] ? 1 : similarity(line, others[at]!);
    if (alike < CORRECTED_LINE) return 0;
    sum += alike * line.length;
  }
  return sum / lines.join('').length;
}

/** How alike the parts of a text are, if it is less alike without the first or the last of them; otherwise 0. */
function alikeTogether(parts: readonly string[], whole: string): number {
  const alike = similarity(parts.join(''), whole);
  const isNeeded = (part: string, others: readonly string[]) =>
    similarity(others.join(''), whole) <= alike - part.length / (2 * whole.length);
  if (alike < CORRECTED) return 0;
  const [first, last] = [parts[0]!, parts[parts.length - 1]!];
  return isNeeded(first, parts.slice(1)) && isNeeded(last, parts.slice(0, -1)) ? alike : 0;
}
