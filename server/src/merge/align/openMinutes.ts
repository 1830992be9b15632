import type { Sequence } from '../compared/sequence';
import { type Anchor, uniqueAnchors } from './anchors';
import { type Sides, sidesOf } from './sides';

/** So many other anchors, and this share of them, must have one difference of time to the second. */
const MIN_EXACT = 3;
const MOST = 0.8;

const MINUTE = 60;

/**
 * Takes full minutes for times without seconds where the other side shows that they are: it has the same messages within these minutes, and
 * all others at the same second. A log whose times have no seconds is soon outnumbered by what is imported into it, and its own times tell
 * no longer.
 */
export function withOpenMinutes(sides: Sides): Sides {
  const anchors = uniqueAnchors(sides).filter(
    ({ a, b }) => sides.a.widths[a] === 1 && sides.b.widths[b] === 1,
  );
  const isFullA = ({ a }: Anchor) => isFull(sides.a, a);
  const isFullB = ({ b }: Anchor) => isFull(sides.b, b);
  if (!anchors.some(each => isFullA(each) || isFullB(each))) return sides;
  const offset = exactOffset(anchors.filter(each => !isFullA(each) && !isFullB(each)));
  if (offset === undefined) return sides;
  const isOpenA = areOpen(anchors.filter(isFullA).map(each => each.offset - offset));
  const isOpenB = areOpen(anchors.filter(isFullB).map(each => offset - each.offset));
  if (!isOpenA && !isOpenB) return sides;
  return sidesOf(isOpenA ? opened(sides.a) : sides.a, isOpenB ? opened(sides.b) : sides.b);
}

/** The one difference that nearly all have. */
function exactOffset(anchors: readonly Anchor[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { offset } of anchors) counts.set(offset, (counts.get(offset) ?? 0) + 1);
  for (const [offset, count] of counts)
    if (count >= MIN_EXACT && count >= MOST * anchors.length) return offset;
  return undefined;
}

/** @param later how many seconds behind full minutes the other side has these messages */
function areOpen(later: readonly number[]): boolean {
  const open = later.filter(seconds => seconds > 0 && seconds < MINUTE).length;
  return open > 0 && open >= later.filter(seconds => seconds === 0).length;
}

function isFull({ times }: Sequence, index: number): boolean {
  return times[index]! % MINUTE === 0;
}

function opened(sequence: Sequence): Sequence {
  const widths = sequence.widths.map((width, index) => (isFull(sequence, index) ? MINUTE : width));
  return { ...sequence, widths };
}
