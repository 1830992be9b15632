import { partitionPoint } from '../../text/partitionPoint';

/** How the times of one sequence relate to those of another. */
export interface Clock {
  /**
   * - `same`: the clocks agree
   * - `offset`: they differ by a constant, as in another zone
   * - `varying`: the difference changes
   */
  readonly kind: 'same' | 'offset' | 'varying';
  /** How far the times of one message may lie apart, in seconds, beyond what the clocks and missing seconds explain. */
  readonly tolerance: number;
  /** Whether the difference jumps somewhere: a clock was set. */
  readonly wasSet: boolean;
  /** Where a clock jumped between two messages, it may have done so at any time between them: the clocks for the earliest and the latest. */
  readonly others: readonly Clock[];
  /** A time of the first sequence by the clock of the second. It need not be a whole second. */
  toB(timeA: number): number;
  /** A time of the second sequence by the clock of the first. */
  toA(timeB: number): number;
}

/** Clocks that differ by a constant. @param offset in seconds, to be added to times of the first sequence */
export function constantClock(offset: number, tolerance: number): Clock {
  return {
    kind: offset === 0 ? 'same' : 'offset',
    tolerance,
    wasSet: false,
    others: [],
    toB: time => time + offset,
    toA: time => time - offset,
  };
}

/** How the difference of two clocks grows. */
export interface Drift {
  /** A time of the first clock. */
  readonly start: number;
  /** The difference then, in seconds. */
  readonly offset: number;
  /** By how much it grows in a second. */
  readonly rate: number;
}

/** Clocks of which one goes faster. Times of the other are not whole seconds. @param tolerance in seconds, also a part of one */
export function linearClock({ start, offset, rate }: Drift, tolerance: number): Clock {
  return {
    kind: 'varying',
    tolerance,
    wasSet: false,
    others: [],
    toB: time => time + offset + rate * (time - start),
    toA: time => start + (time - start - offset) / (1 + rate),
  };
}

/** Two times of one moment. */
export interface Knot {
  readonly a: number;
  /** What is to be added to `a`. */
  readonly offset: number;
}

/** Where the difference changes faster than this share of the time, it jumps: a clock was set, or summer time began. */
const MAX_DRIFT = 0.02;

/** In seconds: a difference that changes by less between two messages need not have jumped. */
const LEAST_JUMP = 5;

/** Clocks whose difference changes. @param knots at least one, by time in both sequences */
export function varyingClock(knots: readonly Knot[], tolerance: number): Clock {
  const isJump = (left: Knot, right: Knot) =>
    changeOf(left, right) > LEAST_JUMP + MAX_DRIFT * (right.a - left.a);
  const mayBeJump = (left: Knot, right: Knot) => changeOf(left, right) > LEAST_JUMP;
  const hasJumps = knots.some((knot, at) => at > 0 && mayBeJump(knots[at - 1]!, knot));
  const others = hasJumps
    ? [0, 1].map(jumpsAt =>
        clockThrough(knots, tolerance, { jumpsAt, isJump: mayBeJump, wasSet: false, others: [] }),
      )
    : [];
  const wasSet = knots.some((knot, at) => at > 0 && isJump(knots[at - 1]!, knot));
  return clockThrough(knots, tolerance, { jumpsAt: 0.5, isJump, wasSet, others });
}

function changeOf(left: Knot, right: Knot): number {
  return Math.abs(right.offset - left.offset);
}

interface Jumps {
  readonly isJump: (left: Knot, right: Knot) => boolean;
  /** The share of the time between two knots after which a clock jumps. */
  readonly jumpsAt: number;
  readonly wasSet: boolean;
  readonly others: readonly Clock[];
}

function clockThrough(
  knots: readonly Knot[],
  tolerance: number,
  { isJump, jumpsAt, wasSet, others }: Jumps,
): Clock {
  const offsetAt = (timeAt: (knot: Knot) => number, time: number): number => {
    const next = partitionPoint(knots, knot => timeAt(knot) <= time);
    const left = knots[next - 1];
    const right = knots[next];
    if (left === undefined)
      return beyond(knots[0]!, knots[Math.min(knots.length - 1, SLOPE_OVER)]!, time - timeAt(right!));
    if (right === undefined)
      return beyond(left, knots[Math.max(0, knots.length - 1 - SLOPE_OVER)]!, time - timeAt(left));
    const share = (time - timeAt(left)) / Math.max(1, timeAt(right) - timeAt(left));
    if (isJump(left, right)) return (share < jumpsAt || share <= 0 ? left : right).offset;
    return Math.round(left.offset + (right.offset - left.offset) * share);
  };
  return {
    kind: 'varying',
    tolerance,
    wasSet,
    others,
    toB: time => time + offsetAt(({ a }) => a, time),
    toA: time => time - offsetAt(({ a, offset }) => a + offset, time),
  };
}

/** The number of knots over which a drift is measured at the ends. */
const SLOPE_OVER = 50;
/** In seconds. Further from what is known, a drift is not continued. */
const MAX_CONTINUED = 6 * 3600;

/** The difference beyond the first or the last knot. @param seconds from that knot */
function beyond(end: Knot, inner: Knot, seconds: number): number {
  const change = inner.offset - end.offset;
  const between = inner.a - end.a;
  if (between === 0 || Math.abs(change) > MAX_DRIFT * Math.abs(between)) return end.offset;
  const continued = Math.max(-MAX_CONTINUED, Math.min(MAX_CONTINUED, seconds));
  return Math.round(end.offset + (change * continued) / between);
}

/** The seconds between two spans of time, 0 if they overlap. A time without seconds is a span of a minute. */
export function gapBetween(start: number, width: number, otherStart: number, otherWidth: number): number {
  return Math.max(0, otherStart - (start + width - 1), start - (otherStart + otherWidth - 1));
}
