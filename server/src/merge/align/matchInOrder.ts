import type { Component } from './components';
import type { Matching } from './matching';

/** Above this number of comparisons, messages are matched one after the other. */
const MAX_TABLE = 10_000;

/**
 * Which messages of one text are the same: as many as fit in their order, with the least difference of time.
 */
export function matchInOrder({ a, b }: Component, matching: Matching): [a: number, b: number][] {
  const mayBeOne = (x: number, y: number) => matching.isSameTime(x, y) && matching.isInOrder(x, y);
  return a.length * b.length <= MAX_TABLE
    ? best(a, b, matching, mayBeOne)
    : firstFit(a, b, matching, mayBeOne);
}

type MayBeOne = (a: number, b: number) => boolean;

/** A pair counts more than any difference of time. */
const PAIR = 1e6;

function best(
  a: readonly number[],
  b: readonly number[],
  matching: Matching,
  mayBeOne: MayBeOne,
): [number, number][] {
  const width = b.length + 1;
  const values = new Float64Array((a.length + 1) * width);
  const fits = new Uint8Array(values.length);
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      const at = x * width + y;
      let value = Math.max(values[at + width]!, values[at + 1]!);
      if (mayBeOne(a[x]!, b[y]!)) {
        const paired = PAIR - distance(a[x]!, b[y]!, matching) + values[at + width + 1]!;
        if (paired >= value) {
          value = paired;
          fits[at] = 1;
        }
      }
      values[at] = value;
    }
  }
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    const at = x * width + y;
    if (fits[at] === 1) pairs.push([a[x++]!, b[y++]!]);
    else if (values[at + width]! >= values[at + 1]!) x++;
    else y++;
  }
  return pairs;
}

/** In seconds, at most an hour. Within what missing seconds leave open, the nearest is still the likeliest. */
function distance(a: number, b: number, { sides, timesOfA }: Matching): number {
  const middleA = timesOfA[a]! + (sides.a.widths[a]! - 1) / 2;
  const middleB = sides.b.times[b]! + (sides.b.widths[b]! - 1) / 2;
  return Math.min(3600, Math.abs(middleA - middleB));
}

/** Takes for each message the first that fits. Where nothing but time counts, that finds as many as any other way. */
function firstFit(
  a: readonly number[],
  b: readonly number[],
  matching: Matching,
  mayBeOne: MayBeOne,
): [number, number][] {
  const { sides, timesOfA } = matching;
  const endA = (x: number) => timesOfA[x]! + sides.a.widths[x]!;
  const endB = (y: number) => sides.b.times[y]! + sides.b.widths[y]!;
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    if (mayBeOne(a[x]!, b[y]!)) pairs.push([a[x++]!, b[y++]!]);
    else if (endA(a[x]!) < endB(b[y]!) || (endA(a[x]!) === endB(b[y]!) && a.length - x > b.length - y)) x++;
    else y++;
  }
  return pairs;
}
