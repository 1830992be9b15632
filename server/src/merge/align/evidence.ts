import { partitionPoint } from '../../text/partitionPoint';
import type { Anchor } from './anchors';
import type { KeyIndex } from './keyIndex';
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
  const isLong = isLongText(a, b, sides);
  return { a, b, isLong, weight: (isLong ? 2 : 1) * (isPrecise ? 1 : 0.5) };
}

/** Whether the text of two messages is said once on each side, and rarely said twice. */
export function isLongText(a: number, b: number, sides: Sides): boolean {
  return lengthOf(a, b, sides) >= LONG && isOnlyText(a, b, sides);
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

/** Whether no other message beside one of two has their text at its time: then it is open which of them is the other one. */
export function isAlone({ a, b }: Anchor, sides: Sides): boolean {
  return isAloneIn(sides.a, sides.looseA, a) && isAloneIn(sides.b, sides.looseB, b);
}

function isAloneIn({ times, widths, loose }: Sides['a'], byText: KeyIndex, index: number): boolean {
  const same = byText.of(loose[index]!);
  const at = partitionPoint(same, each => each < index);
  const isThen = (other: number | undefined) =>
    other !== undefined && Math.abs(times[other]! - times[index]!) < Math.max(widths[index]!, widths[other]!);
  return !isThen(same[at - 1]) && !isThen(same[at + 1]);
}
