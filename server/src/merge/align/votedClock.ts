import { type Anchor, anchorOf } from './anchors';
import type { Sides } from './sides';

/** Zones and wrong clocks differ by no more, in seconds. */
const MAX_OFFSET = 26 * 3600;
/** The number of pairs of messages that vote. */
const MAX_VOTES = 40_000;
/** Of what one person says more often, no single message tells anything. */
const MAX_PAIRS_OF_TEXT = 6_400;
/**
 * How far the differences of one clock may lie apart, in seconds: with seconds on both sides, without them, or where a clock goes faster; and
 * how many messages must agree.
 */
const WINDOWS = [
  { seconds: 3, least: 5 },
  { seconds: 62, least: 10 },
  { seconds: 100, least: 10 },
];
/** The share of the messages of the shorter side, in the time of both, that must agree. */
const MIN_SHARE = 0.7;

/**
 * Messages of one person and text whose times differ by about the same, if nearly all messages of the shorter side agree on that. It tells
 * the clock where everything that is said is said all the time, so that no single message tells it.
 *
 * @returns in the order of the first sequence; none if nothing is agreed on
 */
export function votedAnchors(sides: Sides): Anchor[] {
  const votes = votesOf(sides).sort((x, y) => x.offset - y.offset);
  for (const { seconds, least } of WINDOWS) {
    const agreeing = mostIn(votes, seconds);
    const first = agreeing[0];
    if (first === undefined || agreeing.length < least) continue;
    const middle = (first.offset + agreeing[agreeing.length - 1]!.offset) / 2;
    if (agreeing.length >= MIN_SHARE * fewerInCommonTime(sides, middle))
      return agreeing.sort((x, y) => x.a - y.a || x.b - y.b);
  }
  return [];
}

function votesOf({ a, b, looseA, looseB }: Sides): Anchor[] {
  const votes: Anchor[] = [];
  for (let index = 0; index < a.count; index++) {
    const text = a.loose[index]!;
    if (looseA.count(text) * looseB.count(text) > MAX_PAIRS_OF_TEXT) continue;
    for (const other of looseB.of(text)) {
      if (a.people[index] !== b.people[other]) continue;
      const vote = anchorOf(a, b, index, other);
      if (Math.abs(vote.offset) <= MAX_OFFSET) votes.push(vote);
      if (votes.length >= MAX_VOTES) return [];
    }
  }
  return votes;
}

/** The votes of the span of differences that has the most messages, each message once. @param votes by difference */
function mostIn(votes: readonly Anchor[], seconds: number): Anchor[] {
  let best = { from: 0, to: 0 };
  for (let from = 0, to = 0; from < votes.length; from++) {
    while (to < votes.length && votes[to]!.offset - votes[from]!.offset <= seconds) to++;
    if (to - from > best.to - best.from) best = { from, to };
  }
  const seenA = new Set<number>();
  const seenB = new Set<number>();
  return votes.slice(best.from, best.to).filter(({ a, b }) => {
    if (seenA.has(a) || seenB.has(b)) return false;
    seenA.add(a);
    seenB.add(b);
    return true;
  });
}

/** How many messages of the side that has fewer are in the time of both, if the clocks differ by `offset`. */
function fewerInCommonTime({ a, b }: Sides, offset: number): number {
  const first = Math.max(least(a.times) + offset, least(b.times)) - 60;
  const last = Math.min(greatest(a.times) + offset, greatest(b.times)) + 60;
  let inA = 0;
  let inB = 0;
  for (const time of a.times) if (time + offset >= first && time + offset <= last) inA++;
  for (const time of b.times) if (time >= first && time <= last) inB++;
  return Math.min(inA, inB);
}

function least(times: Float64Array): number {
  return times.reduce((found, time) => Math.min(found, time), Number.POSITIVE_INFINITY);
}

function greatest(times: Float64Array): number {
  return times.reduce((found, time) => Math.max(found, time), Number.NEGATIVE_INFINITY);
}
