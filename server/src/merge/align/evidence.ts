import type { Sides } from './sides';
import type { Evidence } from './speakers';

/** Texts of this length are rarely said twice. */
const LONG = 5;

/** What it tells about their speakers that two messages are the same. */
export interface TextEvidence extends Evidence {
  /** Whether the text is one that is rarely said twice. */
  readonly isLong: boolean;
}

/** @param tolerance of the clock */
export function evidenceOf(a: number, b: number, sides: Sides, tolerance: number): TextEvidence {
  const isPrecise = sides.a.widths[a] === 1 && sides.b.widths[b] === 1 && tolerance < 1;
  const isLong = lengthOf(a, b, sides) >= LONG && isOnlyText(a, b, sides);
  return { a, b, isLong, weight: (isLong ? 2 : 1) * (isPrecise ? 1 : 0.5) };
}

/** The length of a text, with the names in it if they are the same. */
function lengthOf(index: number, other: number, { a, b }: Sides): number {
  const isExact = a.exact[index] === b.exact[other];
  return a.shared.texts.textOf((isExact ? a.exact : a.loose)[index]!).length;
}

/** Whether a text stands once on each side, at these two messages: then it tells wherever it stands. */
export function isOnlyText(
  index: number,
  other: number,
  { a, looseA, looseB, exactA, exactB }: Sides,
): boolean {
  const loose = a.loose[index]!;
  const exact = a.exact[index]!;
  return (
    (looseA.count(loose) === 1 && looseB.count(loose) === 1 && looseB.first(loose) === other) ||
    (exactA.count(exact) === 1 && exactB.count(exact) === 1 && exactB.first(exact) === other)
  );
}
