import { looseText } from '../compared/sequence';
import { isOnlyText } from './evidence';
import { longestRise } from './longestRise';
import type { Matching } from './matching';
import { hasWords } from './similarText';

/** Of fewer pairs, nothing tells that a side has all messages: for long texts, and for short ones. */
const MIN_PAIRS = 4;
const MIN_PAIRS_FOR_SHORT = 8;
/** The share of the pairs that may be found by their places. More would say that the clock is another one. */
const MOST = 0.1;
/** In seconds. By no more a clock is set. */
const MAX_JUMP = 26 * 3600;
/** Shorter texts are said again and again. */
const LONG = 5;

/** Messages without a mate between two pairs, or before the first, or behind the last. */
interface Gap {
  readonly a: number[];
  readonly b: number[];
}

/**
 * Adds pairs of messages of one person and text, but of another time, that stand between the same others, where nothing else is missing: one side
 * has all messages of the other. A clock was set beside a single message, or its time was corrected by hand.
 */
export function matchInPlace(matching: Matching): void {
  const pairs = longestRise(matching.pairs(), ([, b]) => b);
  if (pairs.length < MIN_PAIRS) return;
  const gaps = gapsBetween(pairs, matching);
  const candidates = gaps.map(gap => candidatesIn(gap, matching));
  const open = { a: 0, b: 0 };
  for (let at = 1; at < gaps.length - 1; at++) {
    open.a += gaps[at]!.a.length - candidates[at]!.length;
    open.b += gaps[at]!.b.length - candidates[at]!.length;
  }
  if (open.a > 0 && open.b > 0) return;
  const found = gaps.flatMap((gap, at) => {
    const own = candidates[at]!;
    const isAll = (side: 'a' | 'b') => gap[side].length === own.length;
    const isComplete = (open.a === 0 && isAll('a')) || (open.b === 0 && isAll('b'));
    if (!isComplete) return [];
    const isAlone = isAll('a') && isAll('b') && pairs.length >= MIN_PAIRS_FOR_SHORT;
    return isAlone ? own : own.filter(([a, b]) => isTelling(a, b, matching));
  });
  if (found.length <= Math.max(1, MOST * pairs.length)) for (const [a, b] of found) matching.add(a, b);
}

function gapsBetween(pairs: readonly (readonly [number, number])[], { mateA, mateB }: Matching): Gap[] {
  const gaps: Gap[] = Array.from({ length: pairs.length + 1 }, () => ({ a: [], b: [] }));
  for (const [side, mates] of [mateA, mateB].entries()) {
    let gap = 0;
    for (let index = 0; index < mates.length; index++) {
      if (pairs[gap]?.[side as 0 | 1] === index) gap++;
      else if (mates[index] === -1) gaps[gap]![side === 0 ? 'a' : 'b'].push(index);
    }
  }
  return gaps;
}

/** Those of whose person and text there is one on each side. */
function candidatesIn(gap: Gap, { sides, speakers, timesOfA }: Matching): [a: number, b: number][] {
  if (gap.a.length === 0 || gap.b.length === 0) return [];
  const keysOf = (indices: readonly number[], keyOf: (index: number) => string) => {
    const byKey = new Map<string, number | undefined>();
    for (const index of indices) {
      const key = keyOf(index);
      byKey.set(key, byKey.has(key) ? undefined : index);
    }
    return byKey;
  };
  const { a, b } = sides;
  const inB = keysOf(gap.b, index => `${speakers.groupB(b.people[index]!)} ${b.loose[index]!}`);
  const inA = keysOf(gap.a, index => `${speakers.groupA(a.people[index]!)} ${a.loose[index]!}`);
  const found: [number, number][] = [];
  for (const [key, one] of inA) {
    const other = inB.get(key);
    if (one === undefined || other === undefined) continue;
    if (Math.abs(timesOfA[one]! - b.times[other]!) <= MAX_JUMP) found.push([one, other]);
  }
  return found;
}

/** Whether the text stands nowhere else, and is no short one. */
function isTelling(a: number, b: number, { sides }: Matching): boolean {
  if (!isOnlyText(a, b, sides)) return false;
  const text = looseText(sides.a, a);
  const isNamed = sides.a.exact[a] === sides.b.exact[b] && sides.a.exact[a] !== sides.a.loose[a];
  return isNamed || (text.length >= LONG && hasWords(text));
}
