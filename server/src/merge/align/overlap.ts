import { looseText } from '../compared/sequence';
import type { Alignment, Overlap } from './alignment';
import type { Matching } from './matching';

/** The share of the messages in the common time that two exports of one conversation have in common at least. */
const MIN_SHARE = 0.2;
/** One message that is the same is enough where there are no more than these. People send one message to two groups. */
const FEW = 4;
/** Of fewer messages than these, that none is the same tells little. */
const MIN_MESSAGES = 10;

/** Whether two sequences are of one conversation. @param matchedA whether a message of the first has a mate */
export function overlapOf(matching: Matching): { overlap: Overlap; common: Alignment['common'] } {
  const { sides, clock, timesOfA, mateA, mateB } = matching;
  const rangeA = rangeOf(timesOfA);
  const rangeB = rangeOf(sides.b.times);
  const open = Math.max(1, ...widestOf(sides.a.widths), ...widestOf(sides.b.widths)) - 1 + clock.tolerance;
  const first = Math.max(rangeA.first, rangeB.first) - open;
  const last = Math.min(rangeA.last, rangeB.last) + open;
  const inside = (times: Float64Array, mates: Int32Array) => {
    let count = 0;
    let matched = 0;
    for (let index = 0; index < times.length; index++) {
      const time = times[index]!;
      if (time < first || time > last) continue;
      count++;
      if (mates[index] !== -1) matched++;
    }
    return { count, matched };
  };
  const a = inside(timesOfA, mateA);
  const b = inside(sides.b.times, mateB);
  const pairs = Math.min(a.matched, b.matched);
  const few = Math.min(a.count, b.count);
  const common = { a: a.count, b: b.count, pairs };
  if (pairs >= (few <= FEW && tells(matching) ? 1 : 2) && pairs >= MIN_SHARE * few)
    return { overlap: 'same', common };
  return { overlap: few < MIN_MESSAGES ? 'apart' : 'different', common };
}

/** A text of this length is rarely said twice in a minute. */
const LONG = 5;

/** Whether a single pair tells that two sequences are of one conversation. */
function tells(matching: Matching): boolean {
  const pairs = matching.pairs();
  return pairs.some(([a, b]) => matching.isPrecise(a, b) || looseText(matching.sides.a, a).length >= LONG);
}

/** One number, or none. */
function widestOf(widths: Uint8Array): number[] {
  return widths.length === 0 ? [] : [widths.includes(60) ? 60 : 1];
}

function rangeOf(times: Float64Array): { first: number; last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { first, last };
}
