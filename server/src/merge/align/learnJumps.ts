import { looseText } from '../compared/sequence';
import type { Jumps } from './jumpingClock';
import { longestRise } from './longestRise';
import type { Matching } from './matching';
import { hasWords } from './similarText';

/** Zones, and summer time, differ by quarters of an hour. */
const ZONE_STEP = 900;
/** In seconds. By no more a clock is set. */
const MAX_JUMP = 26 * 3600;
/** In seconds. What lies nearer is not a clock that was set. */
const MIN_JUMP = 5;
/** Of what a person says more often, no message tells anything. */
const MAX_MATES = 16;
/** The number of messages of one text among which those of a person are looked for. */
const MAX_OF_TEXT = 200;
/** The number of differences that are tried. */
const MAX_JUMPS = 12;
/** How unlikely it is that a clock was set between two messages, as the logarithm of a probability. */
const COST_OF_JUMP = 7;
/** By any other time than quarters of an hour it was set by one of so many times as long as it is. */
const OTHER_JUMPS = 10;
/** A message that is on both sides is on both sides so many times as likely as on one. */
const MOSTLY_FOUND = 4;
/** What a text of some length, which each side has once, tells beside its time. */
const TELLING = { length: 5, weight: 8 };
/** What a picture tells that has another name. */
const WEIGHT_OF_PICTURE = 1;
/** The most that one message tells. */
const MAX_WEIGHT = 20;

/** Two messages without a mate that are one if the clock was set. */
interface Jumped {
  readonly a: number;
  readonly b: number;
  /** How much later the second is, in seconds, from the middle of a minute where seconds are missing. */
  readonly by: number;
  /** How much that may differ from the jump of the clock, in seconds. */
  readonly open: number;
  readonly weight: number;
}

/**
 * Finds out where a clock was set, from what was found without that: messages without a mate, whose texts stand on the other side as much later
 * or earlier as those beside them.
 *
 * @returns the jumps that explain more than those of `matching`; `undefined` if there are none
 */
export function learnJumps(matching: Matching): Jumps | undefined {
  const { a } = matching.sides;
  const jumped = jumpedPairs(matching);
  if (jumped.length === 0) return undefined;
  const candidates = mostTelling(jumped, matching);
  const path = likeliestPath(jumped, candidates, matching);
  leaveOutOfOrder(path, jumped, candidates, matching);
  // Something must be as the clock says, or nothing tells that it was set.
  const isPart = path.some((state, index) => state === 0 && matching.mateA[index] !== -1);
  if (!isPart || path.every(state => state === 0)) return undefined;
  return Float64Array.from({ length: a.count }, (_, index) => {
    const state = path[index]!;
    return (matching.jumps?.[index] ?? 0) + (state === 0 ? 0 : candidates[state - 1]!.by);
  });
}

/** By the first message. */
function jumpedPairs(matching: Matching): Jumped[] {
  const { sides, mateA, mateB, speakers } = matching;
  const { a, b, looseA, looseB } = sides;
  const found: Jumped[] = [];
  for (let index = 0; index < a.count; index++) {
    if (mateA[index] !== -1) continue;
    const text = a.loose[index]!;
    if (looseB.count(text) === 0 || looseB.count(text) > MAX_OF_TEXT) continue;
    const relationTo = (other: number) => speakers.relation(a.people[index]!, b.people[other]!);
    const open = [...looseB.of(text)].filter(
      other => mateB[other] === -1 && relationTo(other) !== 'different',
    );
    const own = open.filter(other => relationTo(other) === 'same');
    const free = own.length > 0 ? own : open;
    if (free.length === 0 || free.length > MAX_MATES) continue;
    const isTelling =
      looseA.count(text) === 1 && looseB.count(text) === 1 && looseText(a, index).length >= TELLING.length;
    for (const other of free) {
      const middleA = matching.timesOfA[index]! + (a.widths[index]! - 1) / 2;
      const by = b.times[other]! + (b.widths[other]! - 1) / 2 - middleA;
      if (Math.abs(by) > MAX_JUMP || Math.abs(by) < MIN_JUMP) continue;
      const isPicture = a.exact[index] !== b.exact[other] && !hasWords(looseText(a, index));
      const weight = isPicture
        ? WEIGHT_OF_PICTURE
        : weightOf(index, other, free.length, matching) + (isTelling ? TELLING.weight : 0);
      found.push({
        a: index,
        b: other,
        by,
        open: matching.clock.tolerance + (a.widths[index]! + b.widths[other]! - 2) / 2,
        weight: Math.min(MAX_WEIGHT, weight) * (own.length > 0 ? 1 : 0.5),
      });
    }
  }
  return found;
}

/** What it tells that a message has a mate just there: the logarithm of how much likelier it is than by chance. */
function weightOf(index: number, other: number, count: number, { sides: { a, b }, clock }: Matching): number {
  const open = 2 * clock.tolerance + a.widths[index]! + b.widths[other]! - 1;
  const duration = Math.max(3600, b.times[b.count - 1]! - b.times[0]!);
  const chance = Math.min(0.5, (count * open) / duration);
  return Math.log((MOSTLY_FOUND * (1 - chance)) / chance);
}

/** A difference and what speaks for it. */
interface Candidate {
  readonly by: number;
  /** Whether clocks are often set by so much. */
  readonly isUsual: boolean;
  readonly cost: number;
}

/** The differences for which the most speaks. */
function mostTelling(jumped: readonly Jumped[], { sides, timesOfA }: Matching): Candidate[] {
  const open = jumped.reduce((most, each) => Math.max(most, each.open), 0);
  const sorted = [...jumped].sort((x, y) => x.by - y.by);
  const sums: { by: number; weight: number }[] = [];
  let weight = 0;
  for (let from = 0, to = 0; from < sorted.length; from++) {
    while (to < sorted.length && sorted[to]!.by - sorted[from]!.by <= open) weight += sorted[to++]!.weight;
    sums.push({ by: simplestIn(sorted[from]!.by, sorted[to - 1]!.by, open), weight });
    weight -= sorted[from]!.weight;
  }
  /** Whether the clocks agree at a message, if they differ by so much more. */
  const agrees = (index: number, by: number) => timesOfA[index]! + by === sides.a.times[index];
  sums.sort((x, y) => y.weight - x.weight || Math.abs(x.by) - Math.abs(y.by) || x.by - y.by);
  const chosen: Candidate[] = [];
  for (const { by } of sums) {
    if (chosen.length >= MAX_JUMPS) break;
    if (chosen.some(each => Math.abs(each.by - by) <= open)) continue;
    const isSame = jumped.some(each => Math.abs(each.by - by) <= open && agrees(each.a, by));
    const isUsual = by % ZONE_STEP === 0 || isSame;
    chosen.push({ by, isUsual, cost: COST_OF_JUMP + (isUsual ? 0 : Math.log(OTHER_JUMPS * Math.abs(by))) });
  }
  return chosen;
}

/** Missing seconds leave a difference open: of what is possible the simplest is taken. */
function simplestIn(first: number, last: number, open: number): number {
  const middle = (first + last) / 2;
  for (const unit of [ZONE_STEP, 60]) {
    const round = Math.round(middle / unit) * unit;
    if (Math.abs(round - middle) <= open / 2) return round;
  }
  return Math.round(middle);
}

/**
 * For each message which difference it has: the one that explains it, unless the change to it costs more than the messages beside it
 * tell (Viterbi's algorithm).
 *
 * @returns 0 for no difference, else the number of the candidate
 */
function likeliestPath(
  jumped: readonly Jumped[],
  candidates: readonly Candidate[],
  matching: Matching,
): Uint8Array {
  const { sides, mateA } = matching;
  const { count } = sides.a;
  const states = candidates.length + 1;
  const costs = [0, ...candidates.map(({ cost }) => cost)];
  const from = new Uint8Array(count * states);
  let sums = costs.map(() => 0);
  let next = 0;
  for (let index = 0; index < count; index++) {
    const gains = new Array<number>(states).fill(0);
    const mate = mateA[index]!;
    if (mate !== -1) {
      const times = sides.looseB.count(sides.b.loose[mate]!);
      gains[0] = Math.max(0, Math.min(MAX_WEIGHT, weightOf(index, mate, times, matching)));
    }
    for (; next < jumped.length && jumped[next]!.a === index; next++) {
      const each = jumped[next]!;
      for (let state = 1; state < states; state++) {
        if (isBy(each, candidates[state - 1]!)) gains[state] = Math.max(gains[state]!, each.weight);
      }
    }
    const best = sums.indexOf(Math.max(...sums));
    const at = index * states;
    sums = sums.map((sum, state) => {
      // To set a clock back to what it was costs as much as to set it.
      const changed = sums[best]! - costs[state]! - costs[best]!;
      const stays = index === 0 || sum >= changed;
      from[at + state] = stays ? state : best;
      return (stays ? sum : changed) + gains[state]!;
    });
  }
  const path = new Uint8Array(count);
  let state = sums.indexOf(Math.max(...sums));
  for (let index = count - 1; index >= 0; index--) {
    path[index] = state;
    state = from[index * states + state]!;
  }
  return path;
}

/** A single message may have been moved by hand, or said again, at any time. */
const MIN_MESSAGES = 2;
/** The share of the messages between two jumps that must stand in order on both sides. */
const MOST_IN_ORDER = 0.8;

/** Takes back jumps between which messages do not stand where they stand on the other side: to set a clock changes no order. */
function leaveOutOfOrder(
  path: Uint8Array,
  jumped: readonly Jumped[],
  candidates: readonly Candidate[],
  { mateA }: Matching,
): void {
  const pairs: [a: number, b: number][] = [];
  for (const [index, mate] of mateA.entries())
    if (mate !== -1 && path[index] === 0) pairs.push([index, mate]);
  const known = new Set<number>();
  for (const each of jumped) {
    const state = path[each.a]!;
    if (state === 0 || known.has(each.a) || !isBy(each, candidates[state - 1]!)) continue;
    known.add(each.a);
    pairs.push([each.a, each.b]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  const inOrder = new Set(longestRise(pairs, ([, b]) => b).map(([a]) => a));
  for (let from = 0; from < path.length; ) {
    const state = path[from]!;
    let end = from;
    let count = 0;
    let right = 0;
    for (; end < path.length && path[end] === state; end++) {
      if (known.has(end)) count++;
      if (known.has(end) && inOrder.has(end)) right++;
    }
    if (state !== 0) {
      const needed = candidates[state - 1]!.isUsual ? 1 : MIN_MESSAGES;
      if (right < Math.max(needed, MOST_IN_ORDER * count)) path.fill(0, from, end);
    }
    from = end;
  }
}

function isBy(jumped: Jumped, candidate: Candidate): boolean {
  return Math.abs(candidate.by - jumped.by) <= jumped.open;
}
