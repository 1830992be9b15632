import { partitionPoint } from '../../text/partitionPoint';
import { PICTURE } from '../compared/comparedText';
import { looseText } from '../compared/sequence';
import { type Anchor, rareAnchors, supportedAnchors, uniqueAnchors } from './anchors';
import { type Clock, constantClock, gapBetween, type Knot, linearClock, varyingClock } from './clock';
import type { Jumps } from './jumpingClock';
import { longestRise } from './longestRise';
import { type Line, narrowestStrip } from './narrowestStrip';
import { runAnchors } from './runAnchors';
import type { Sides } from './sides';
import { votedAnchors } from './votedClock';

/** The clock of two sequences, and the anchors that agree with it. */
export interface LearnedClock {
  readonly clock: Clock;
  readonly anchors: readonly Anchor[];
  /** What the clock says too little, for each message of the first sequence; absent if it was not set. */
  readonly jumps?: Jumps;
}

/** How far apart the times of one message may lie in two exports that both have seconds: some round, some have the time of arrival. */
const TOLERANCES = [0, 1, 2, 3, 5, 10];
/** The share of anchors that a clock must explain. The others are chance. */
const MOST = 0.98;
/** Enough for a constant difference, even if single times were changed. */
const MANY = 0.8;

/** So many anchors are enough to tell how the clocks differ. */
const ENOUGH = 10;

/** Finds out how the clocks of two sequences relate. Without evidence they agree. */
export function learnClock(sides: Sides): LearnedClock {
  const unique = uniqueAnchors(sides);
  let supported = supportedAnchors(unique, sides);
  if (supported.length < ENOUGH) {
    const more = supportedAnchors(runAnchors(sides), sides);
    if (more.length > 2 * supported.length) supported = more;
  }
  if (supported.length < 3) return fromFew(unique, sides);
  const clock = bestClock(supported, sides);
  return { clock, anchors: agreeing(supported, clock, sides) };
}

/** The constant difference that more anchors have than any other: of a clock that was set, the longest part. */
export function mostFrequentClock({ anchors }: LearnedClock, sides: Sides): LearnedClock {
  const clock = constantClock(commonOffset(anchors, sides, 0).offset, 0);
  return { clock, anchors: agreeing(anchors, clock, sides) };
}

/** The clock on which nearly all messages agree, whatever they say; `undefined` if they don't. */
export function votedClock(sides: Sides): LearnedClock | undefined {
  const anchors = votedAnchors(sides);
  if (anchors.length === 0) return undefined;
  const clock = bestClock(anchors, sides);
  return { clock, anchors: agreeing(anchors, clock, sides) };
}

/**
 * So many more anchors must speak for a clock that was set: any anchor is explained by some time to which it was set. As many must for one
 * that drifts, if a constant difference explains nearly all to the second, from the first to the last.
 */
const MIN_MORE = 3;

/** The simplest clock that explains nearly all anchors. */
function bestClock(anchors: readonly Anchor[], sides: Sides): Clock {
  const constant = constantFor(anchors, sides);
  const explained = (clock: Clock) => agreeing(anchors, clock, sides).length;
  if (constant?.tolerance === 0 && explained(constant) === anchors.length) return constant;
  const chain = exactOnes(
    longestRise(anchors, ({ b }) => b),
    sides,
  );
  const drifting = driftingClock(chain, anchors, sides);
  const clocks = [constant, drifting, varyingFor(chain, anchors, sides)];
  // A drift shows at the ends. What lies beside it in between was said again.
  const ends = [chain[0]!, chain[chain.length - 1]!];
  const isExact = constant?.tolerance === 0 && agreeing(ends, constant, sides).length === ends.length;
  return clocks
    .filter(clock => clock !== undefined)
    .map(clock => ({ clock, explained: explained(clock) }))
    .reduce((best, each) => {
      const isNarrower =
        best.clock !== drifting &&
        each.clock.tolerance < best.clock.tolerance &&
        each.explained >= MOST * best.explained;
      const more = each.clock.wasSet || (isExact && best.clock === constant) ? MIN_MORE : 1;
      return isNarrower || each.explained >= best.explained + more ? each : best;
    }).clock;
}

/** How far beyond the tolerance of a clock messages may lie to tell that it is not the right one, in seconds. */
export const NEAR = 3;
/** Fewer messages are chance; where the clocks are known to differ, one is enough. */
const MIN_NEAR = { same: 2, offset: 1, varying: 1 };
const MOST_NEAR = 0.8;

/**
 * A better clock, if messages that lie just beside the tolerance show that there is one. Texts that are said often tell nothing of the
 * clock at first; beside others they do.
 *
 * @param found messages that are the same by the clock so far @param near those that may be, at most `NEAR` seconds beside
 */
export function relearnedClock(
  clock: Clock,
  found: readonly Anchor[],
  near: readonly Anchor[],
  sides: Sides,
): Clock | undefined {
  // People send several pictures, and one of them may be missing on either side.
  const telling = near.filter(({ a }) => looseText(sides.a, a) !== PICTURE);
  if (telling.length < MIN_NEAR[clock.kind] || found.length === 0) return undefined;
  const all = [...found, ...near].sort((x, y) => x.a - y.a);
  const better = bestClock(all, sides);
  const needed = agreeing(all, clock, sides).length + MOST_NEAR * near.length;
  return agreeing(all, better, sides).length >= needed ? better : undefined;
}

/** The constant difference that nearly all messages have more exactly than by the clock that found them: few anchors leave it open. */
export function narrowedClock(clock: Clock, found: readonly Anchor[], sides: Sides): Clock | undefined {
  if (clock.kind === 'varying' || clock.tolerance === 0 || found.length < ENOUGH) return undefined;
  const better = constantFor(found, sides);
  return better !== undefined && better.tolerance < clock.tolerance ? better : undefined;
}

function agreeing(anchors: readonly Anchor[], clock: Clock, { a, b }: Sides): Anchor[] {
  return anchors.filter(
    each =>
      gapBetween(clock.toB(a.times[each.a]!), a.widths[each.a]!, b.times[each.b]!, b.widths[each.b]!) <=
      clock.tolerance,
  );
}

/** The constant difference that explains the anchors with the least tolerance. */
function constantFor(anchors: readonly Anchor[], sides: Sides): Clock | undefined {
  let many: Clock | undefined;
  for (const tolerance of TOLERANCES) {
    const { offset, count } = commonOffset(anchors, sides, tolerance);
    if (count >= enoughOf(anchors)) return widened(constantClock(offset, tolerance), anchors, sides);
    if (tolerance <= 2 && count >= MANY * anchors.length) many ??= constantClock(offset, tolerance);
  }
  return many;
}

/** How many anchors a clock must explain. One may be chance where they are few. */
function enoughOf({ length }: readonly Anchor[]): number {
  return length < 5 ? length : Math.min(length - 1, MOST * length);
}

/** The same clock with the tolerance that explains all anchors, if that is hardly more. Then the others are no chance. */
function widened(clock: Clock, anchors: readonly Anchor[], sides: Sides): Clock {
  const explained = new Set(agreeing(anchors, clock, sides));
  const others = anchors.filter(anchor => !explained.has(anchor));
  // Pictures and short texts that are said once are soon another one that is said once.
  if (others.filter(({ a }) => looseText(sides.a, a).length >= LONG).length < 2) return clock;
  const wider = [1, 2]
    .map(more => ({ ...clock, tolerance: clock.tolerance + more }))
    .find(each => agreeing(anchors, each, sides).length === anchors.length);
  return wider ?? clock;
}

/** Among few messages by chance nearly any difference is found somewhere. */
const MIN_WEIGHT = 3;
/** Zones differ by quarters of an hour. That a long text is said twice just so is very unlikely. */
const ZONE_STEP = 900;
const MAX_ZONE = 26 * 3600;
const MIN_WEIGHT_OF_ZONE = 1.5;
const LONG = 6;
/** In seconds. */
const MAX_TOLERANCE_OF_FEW = 2;

/** Sequences that hardly have a text in common, or only texts that are said all the time. */
function fromFew(unique: readonly Anchor[], sides: Sides): LearnedClock {
  const { a, b } = sides;
  const anchors = (unique.length > 0 ? unique : rareAnchors(sides)).filter(
    anchor => a.people[anchor.a] === b.people[anchor.b],
  );
  const found = commonOffset(anchors, sides, 0).offset;
  const weightAt = (offset: number) =>
    anchors
      .filter(anchor => allows(anchor, offset, sides))
      .reduce((sum, anchor) => sum + (looseText(a, anchor.a).length >= LONG ? 1.5 : 0.75), 0);
  const isZone = found % ZONE_STEP === 0 && Math.abs(found) <= MAX_ZONE;
  const weight = weightAt(found);
  const isMoved =
    Math.abs(found) > MAX_TOLERANCE_OF_FEW &&
    weight >= (isZone ? MIN_WEIGHT_OF_ZONE : MIN_WEIGHT) &&
    weight > 2 * weightAt(0);
  const offset = isMoved ? found : 0;
  const clock = constantClock(offset, toleranceOf(anchors, offset, sides));
  return { clock, anchors: agreeing(unique, clock, sides) };
}

/** Few long texts show how far the times of one message may lie apart. */
function toleranceOf(anchors: readonly Anchor[], offset: number, sides: Sides): number {
  const found = anchors
    .filter(({ a }) => looseText(sides.a, a).length >= LONG)
    .map(({ a, b }) =>
      gapBetween(sides.a.times[a]! + offset, sides.a.widths[a]!, sides.b.times[b]!, sides.b.widths[b]!),
    )
    .filter(gap => gap <= MAX_TOLERANCE_OF_FEW);
  return Math.max(0, ...found);
}

/**
 * The difference that most anchors have, and how many have it. A minute without seconds leaves it open by a minute: of what is possible
 * the simplest is taken.
 */
function commonOffset(
  anchors: readonly Anchor[],
  sides: Sides,
  tolerance: number,
): { offset: number; count: number } {
  const spans = anchors.map(anchor => spanOf(anchor, sides, tolerance));
  const starts = spans.map(({ first }) => first).sort((x, y) => x - y);
  const ends = spans.map(({ last }) => last).sort((x, y) => x - y);
  let count = 0;
  let best = { first: 0, last: 0, count: 0 };
  for (let start = 0, end = 0; start < starts.length; start++) {
    while (ends[end]! < starts[start]!) {
      end++;
      count--;
    }
    count++;
    if (count > best.count) best = { first: starts[start]!, last: ends[end]!, count };
  }
  return { offset: simplestIn(best.first, best.last), count: best.count };
}

/** The differences that an anchor allows. */
function spanOf({ a, b }: Anchor, sides: Sides, tolerance: number): { first: number; last: number } {
  const difference = sides.b.times[b]! - sides.a.times[a]!;
  return {
    first: difference - (sides.a.widths[a]! - 1) - tolerance,
    last: difference + (sides.b.widths[b]! - 1) + tolerance,
  };
}

function allows(anchor: Anchor, offset: number, sides: Sides): boolean {
  const { first, last } = spanOf(anchor, sides, 0);
  return first <= offset && offset <= last;
}

/** Clocks agree, or are of different zones, or differ by whole minutes, or by anything. */
function simplestIn(first: number, last: number): number {
  if (first <= 0 && last >= 0) return 0;
  for (const unit of [3600, 900, 60]) {
    const middle = Math.round((first + last) / 2 / unit) * unit;
    if (first <= middle && middle <= last) return middle;
  }
  return Math.round((first + last) / 2);
}

/** Up to this number of anchors on either side give the difference at a place. */
const SMOOTHED = { seconds: 2, minutes: 10 };
/** Times are whole seconds on both sides, and so are the differences between which the others are found. */
const LEAST_TOLERANCE = 2;
const MAX_TOLERANCE = { seconds: 10, minutes: 60 };

/** A clock that goes faster than the other by a constant rate, if there is one that explains nearly all anchors. */
function driftingClock(
  chain: readonly Anchor[],
  anchors: readonly Anchor[],
  sides: Sides,
): Clock | undefined {
  const timeOf = ({ a }: Anchor) => sides.a.times[a]!;
  const hasMinutes = isAnyOpen(chain, sides);
  const half = chain.length >> 1;
  const rates = chain
    .slice(half)
    .map(
      (anchor, at) => (anchor.offset - chain[at]!.offset) / Math.max(1, timeOf(anchor) - timeOf(chain[at]!)),
    );
  const rate = medianOf(rates);
  const start = timeOf(chain[0]!);
  const offset = medianOf(chain.map(anchor => anchor.offset - rate * (timeOf(anchor) - start)));
  const clockOf = ({ value, slope }: Line, tolerance: number) =>
    linearClock({ start, offset: value, rate: slope }, tolerance);
  const explained = (clock: Clock) => agreeing(anchors, clock, sides);
  let line: Line = { value: offset, slope: rate };
  let clock = clockOf(line, 1);
  for (const tolerance of DRIFT_TOLERANCES) {
    const points = explained(clockOf(line, tolerance))
      .map(anchor => ({ x: timeOf(anchor) - start, y: anchor.offset }))
      .sort((x, y) => x.x - y.x);
    if (points.length === 0) break;
    line = narrowestStrip(points);
    const exact = clockOf(line, EXACT + (hasMinutes ? OPEN_LINE / points.length : 0));
    if (explained(exact).length >= explained(clock).length) clock = exact;
  }
  return explained(clock).length >= enoughOf(anchors) ? clock : undefined;
}

/** Whole seconds leave half a second open, by clocks whose difference changes evenly. */
const EXACT = 0.75;
/** Missing seconds leave a line open by so many seconds, divided by the number of points on it. */
const OPEN_LINE = 120;
/** In seconds: what lies further from a line that is not yet the right one does not count for the next. */
const DRIFT_TOLERANCES = [20, 5, 1];

function medianOf(values: number[]): number {
  values.sort((x, y) => x - y);
  return values[values.length >> 1]!;
}

/** Whether seconds are missing at any anchor. */
function isAnyOpen(anchors: readonly Anchor[], sides: Sides): boolean {
  return anchors.some(anchor => isOpen(anchor, sides));
}

function isOpen(anchor: Anchor, { a, b }: Sides): boolean {
  return a.widths[anchor.a]! > 1 || b.widths[anchor.b]! > 1;
}

/** Those with seconds, if they are most: some full minutes among them would leave the clock open by half a minute. */
function exactOnes(chain: Anchor[], sides: Sides): Anchor[] {
  const exact = chain.filter(anchor => !isOpen(anchor, sides));
  return 2 * exact.length > chain.length && exact.length >= MIN_EXACT ? exact : chain;
}

/** Of fewer anchors, a line is chance. */
const MIN_EXACT = 4;

function varyingFor(chain: readonly Anchor[], anchors: readonly Anchor[], sides: Sides): Clock {
  const { a, b } = sides;
  const hasMinutes = isAnyOpen(chain, sides);
  const size = hasMinutes ? SMOOTHED.minutes : SMOOTHED.seconds;
  const knots: Knot[] = chain.map((anchor, at) => {
    // As many on either side: otherwise a drift would bend at the ends.
    const reach = Math.min(size, at, chain.length - 1 - at);
    const around = chain.slice(at - reach, at + reach + 1).map(({ offset }) => offset);
    around.sort((x, y) => x - y);
    return { a: a.times[anchor.a]!, offset: around[around.length >> 1]! };
  });
  const rising = inOrder(hasMinutes ? knots : withoutStrayEnds(knots));
  const clock = varyingClock(rising, 0);
  const gaps = anchors
    .map(anchor =>
      gapBetween(clock.toB(a.times[anchor.a]!), a.widths[anchor.a]!, b.times[anchor.b]!, b.widths[anchor.b]!),
    )
    .sort((x, y) => x - y);
  const usual = gaps[Math.floor(0.95 * (gaps.length - 1))]!;
  const max = Math.min(hasMinutes ? MAX_TOLERANCE.minutes : MAX_TOLERANCE.seconds, Math.max(2, 3 * usual));
  const tolerance = gaps[partitionPoint(gaps, gap => gap <= max) - 1] ?? max;
  return varyingClock(rising, Math.max(LEAST_TOLERANCE, Math.ceil(tolerance)));
}

/** So many knots of one difference show that the clocks do not drift there. */
const STEADY = 4;

/** The knots without the first and the last, where the clocks went alike for longer beside these: one was said again, and is another one. */
function withoutStrayEnds(knots: Knot[]): Knot[] {
  return withoutStrayEnd(withoutStrayEnd(knots).reverse()).reverse();
}

/** The same for the last knot. */
function withoutStrayEnd(knots: Knot[]): Knot[] {
  const [last, ...before] = knots.slice(-STEADY - 1).reverse();
  const next = before[0];
  if (last === undefined || next === undefined || before.length < STEADY) return knots;
  const change = Math.abs(last.offset - next.offset);
  const isSteady =
    before.every(({ offset }) => offset === next.offset) &&
    Math.abs(next.a - before.at(-1)!.a) >= Math.abs(last.a - next.a);
  const isStray = isSteady && change > LEAST_TOLERANCE && change % ZONE_STEP !== 0;
  return isStray ? knots.slice(0, -1) : knots;
}

/** Knots whose times rise by both clocks. */
function inOrder(knots: readonly Knot[]): Knot[] {
  const rising: Knot[] = [];
  for (const knot of knots) {
    const last = rising[rising.length - 1];
    if (last === undefined || (knot.a > last.a && knot.a + knot.offset > last.a + last.offset))
      rising.push(knot);
  }
  return rising;
}
