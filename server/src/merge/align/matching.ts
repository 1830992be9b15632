import { partitionPoint } from '../../text/partitionPoint';
import { type Clock, gapBetween } from './clock';
import type { Jumps } from './jumpingClock';
import { longestRise } from './longestRise';
import type { Sides } from './sides';
import type { Speakers } from './speakers';

/** The number of messages that one may have moved past within a second. */
const MAX_SWAPS = 100;

/** The pairs of single messages that are found so far, and what later steps need to find more. */
export class Matching {
  readonly sides: Sides;
  readonly jumps: Jumps | undefined;
  readonly speakers: Speakers;
  /** The mate of each message in the other sequence; -1 without one. */
  readonly mateA: Int32Array;
  readonly mateB: Int32Array;
  /** The longest part of the pairs whose order is the same on both sides. */
  #fixedA: number[] = [];
  #fixedB: number[] = [];
  #clock: Clock;
  #timesOfA: Float64Array;

  constructor(sides: Sides, clock: Clock, speakers: Speakers, jumps?: Jumps) {
    this.sides = sides;
    this.jumps = jumps;
    this.#clock = clock;
    this.#timesOfA = timesByOther(sides.a, clock, jumps);
    this.speakers = speakers;
    this.mateA = new Int32Array(sides.a.count).fill(-1);
    this.mateB = new Int32Array(sides.b.count).fill(-1);
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** May be replaced by one of its `others` for a while, or by the same with another tolerance. */
  set clock(clock: Clock) {
    if (clock.toB !== this.#clock.toB) this.#timesOfA = timesByOther(this.sides.a, clock, this.jumps);
    this.#clock = clock;
  }

  /** The times of the first sequence by the clock of the second. */
  get timesOfA(): Float64Array {
    return this.#timesOfA;
  }

  add(a: number, b: number): void {
    this.mateA[a] = b;
    this.mateB[b] = a;
  }

  remove(a: number, b: number): void {
    this.mateA[a] = -1;
    this.mateB[b] = -1;
  }

  isFree(a: number, b: number): boolean {
    return this.mateA[a] === -1 && this.mateB[b] === -1;
  }

  /** The pairs in the order of the first sequence. */
  pairs(): [a: number, b: number][] {
    const pairs: [number, number][] = [];
    for (let a = 0; a < this.mateA.length; a++) if (this.mateA[a] !== -1) pairs.push([a, this.mateA[a]!]);
    return pairs;
  }

  /** The seconds between two messages, beyond what the clocks explain. */
  gap(a: number, b: number): number {
    const { sides } = this;
    return gapBetween(this.#timesOfA[a]!, sides.a.widths[a]!, sides.b.times[b]!, sides.b.widths[b]!);
  }

  /** Whether the times of two messages may be one. */
  isSameTime(a: number, b: number): boolean {
    return this.gap(a, b) <= this.clock.tolerance;
  }

  /** Whether both have seconds. */
  isPrecise(a: number, b: number): boolean {
    return this.sides.a.widths[a] === 1 && this.sides.b.widths[b] === 1;
  }

  /** To be called after pairs are added, before the order of others is compared with theirs. */
  fixOrder(candidates: readonly (readonly [a: number, b: number])[] = []): void {
    const all =
      candidates.length === 0
        ? this.pairs()
        : [...this.pairs(), ...candidates].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    const rise = longestRise(all, ([, b]) => b);
    this.#fixedA = rise.map(([a]) => a);
    this.#fixedB = rise.map(([, b]) => b);
  }

  /**
   * Whether two messages stand between the same others on both sides. Messages of one second may have another order: some exports don't
   * keep it.
   */
  isInOrder(a: number, b: number): boolean {
    const next = partitionPoint(this.#fixedA, each => each < a);
    for (let at = next - 1; at >= 0 && this.#fixedB[at]! > b; at--) {
      if (next - at > MAX_SWAPS) return false;
      if (!this.#mayBeSwapped(a, b, this.#fixedA[at]!, this.#fixedB[at]!)) return false;
    }
    for (let at = next; at < this.#fixedA.length && this.#fixedB[at]! <= b; at++) {
      if (at - next > MAX_SWAPS) return false;
      const fixedA = this.#fixedA[at]!;
      const fixedB = this.#fixedB[at]!;
      if (fixedA === a && fixedB === b) continue;
      if (!this.#mayBeSwapped(a, b, fixedA, fixedB)) return false;
    }
    return true;
  }

  /** Whether the messages beside two messages are the same on both sides, or there are none. */
  isBetweenMates(a: number, b: number): boolean {
    const { mateA, mateB } = this;
    const before = a === 0 || b === 0 || mateA[a - 1] === b - 1;
    const after = a === mateA.length - 1 || b === mateB.length - 1 || mateA[a + 1] === b + 1;
    return before && after;
  }

  #mayBeSwapped(a: number, b: number, otherA: number, otherB: number): boolean {
    const { sides, clock } = this;
    const near = (times: Float64Array, widths: Uint8Array, one: number, other: number) =>
      widths[one] === 1 && widths[other] === 1 && Math.abs(times[one]! - times[other]!) <= clock.tolerance;
    return near(sides.a.times, sides.a.widths, a, otherA) || near(sides.b.times, sides.b.widths, b, otherB);
  }
}

function timesByOther({ times }: Sides['a'], clock: Clock, jumps: Jumps | undefined): Float64Array {
  return times.map((time, index) => clock.toB(time) + (jumps === undefined ? 0 : jumps[index]!));
}
