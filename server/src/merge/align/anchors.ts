import type { Sides } from './sides';

/** A message of each sequence that has the same text, which may be the same message. */
export interface Anchor {
  readonly a: number;
  readonly b: number;
  /** How much later the second is, in seconds, from the middle of a minute where seconds are missing. */
  readonly offset: number;
}

/** Texts that each sequence has once, in the order of the first. */
export function uniqueAnchors({ a, b, looseA, looseB, exactA, exactB }: Sides): Anchor[] {
  const anchors: Anchor[] = [];
  for (let index = 0; index < a.count; index++) {
    const loose = a.loose[index]!;
    const exact = a.exact[index]!;
    if (looseA.count(loose) === 1 && looseB.count(loose) === 1) {
      anchors.push(anchorOf(a, b, index, looseB.first(loose)));
    } else if (exact !== loose && exactA.count(exact) === 1 && exactB.count(exact) === 1) {
      anchors.push(anchorOf(a, b, index, exactB.first(exact)));
    }
  }
  return anchors;
}

/** Texts that the sequences have a few times: each message of one with each of the other. */
const MAX_PAIRS_OF_TEXT = 16;

/** All pairs of messages whose text is rare. Most of them are not the same message, but those that are have one difference of time. */
export function rareAnchors({ a, b, looseA, looseB }: Sides): Anchor[] {
  const anchors: Anchor[] = [];
  for (let index = 0; index < a.count; index++) {
    const key = a.loose[index]!;
    const pairs = looseA.count(key) * looseB.count(key);
    if (pairs === 0 || pairs > MAX_PAIRS_OF_TEXT) continue;
    for (const other of looseB.of(key)) anchors.push(anchorOf(a, b, index, other));
  }
  return anchors;
}

/** @param indexA @param indexB messages of the same text */
export function anchorOf(a: Sides['a'], b: Sides['b'], indexA: number, indexB: number): Anchor {
  const middleA = a.times[indexA]! + (a.widths[indexA]! - 1) / 2;
  const middleB = b.times[indexB]! + (b.widths[indexB]! - 1) / 2;
  return { a: indexA, b: indexB, offset: middleB - middleA };
}

/** How many anchors on either side are looked at. */
const NEIGHBOURS = 10;
const MIN_SUPPORT = 2;
/** How much faster one clock may go. Telephones differ by less than a second a day, tapes and cameras by far more. */
const MAX_DRIFT = 0.005;

/**
 * The anchors whose difference of time others near them have too. In one conversation nearly all have it. What two people said by chance
 * in the same words differs by anything.
 *
 * @param anchors in the order of the first sequence
 */
export function supportedAnchors(anchors: readonly Anchor[], { a, b }: Sides): Anchor[] {
  return anchors.filter((anchor, at) => {
    let support = 0;
    const last = Math.min(anchors.length - 1, at + NEIGHBOURS);
    for (let other = Math.max(0, at - NEIGHBOURS); other <= last; other++) {
      if (other !== at && agree(anchor, anchors[other]!)) support++;
    }
    return support >= MIN_SUPPORT;
  });

  function agree(one: Anchor, other: Anchor): boolean {
    const width = Math.max(a.widths[one.a]!, b.widths[one.b]!, a.widths[other.a]!, b.widths[other.b]!);
    const between = Math.abs(a.times[one.a]! - a.times[other.a]!);
    return Math.abs(one.offset - other.offset) <= 2 + (width > 1 ? width : 0) + MAX_DRIFT * between;
  }
}
