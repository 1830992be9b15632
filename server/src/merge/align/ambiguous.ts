import type { UncertainPair } from './alignment';
import { isOnlyText } from './evidence';
import type { KeyIndex } from './keyIndex';
import type { Matching } from './matching';

/** Who says a text again within four times what a time leaves open may also have said it twice within that. */
const REPEATED_WITHIN = 4;

/**
 * Where times are open by more than a second, and each side lacks messages just there, a text that a person repeats may stand for two
 * messages of which each side has one. Their pairs are taken back, and returned.
 */
export function separateAmbiguous(matching: Matching): UncertainPair[] {
  const { sides, mateA, mateB, clock, speakers } = matching;
  const { a, b } = sides;
  /** In seconds. */
  const openFor = (x: number, y: number) => Math.max(a.widths[x]!, b.widths[y]!, 1 + clock.tolerance);
  const isRepeated = (x: number, y: number): boolean => {
    const reach = REPEATED_WITHIN * openFor(x, y);
    return (
      repeats(sides.looseA, a, x, reach, speakers.groupA.bind(speakers)) ||
      repeats(sides.looseB, b, y, reach, speakers.groupB.bind(speakers))
    );
  };
  const ambiguous = matching.pairs().filter(([x, y]) => {
    if (matching.isPrecise(x, y) && clock.tolerance < 1) return false;
    const reach = openFor(x, y);
    return (
      isBesideFree(mateA, a.times, x, reach) &&
      isBesideFree(mateB, b.times, y, reach) &&
      !isOnlyText(x, y, sides) &&
      isRepeated(x, y)
    );
  });
  for (const [x, y] of ambiguous) matching.remove(x, y);
  return ambiguous.map(([x, y]) => ({ a: x, b: y, doubt: 'order' }));
}

/** Whether the person of a message says its text once more within some seconds. */
function repeats(
  texts: KeyIndex,
  { loose, times, people }: Matching['sides']['a'],
  index: number,
  seconds: number,
  groupOf: (person: number) => number,
): boolean {
  const same = texts.of(loose[index]!);
  const at = same.indexOf(index);
  return [at - 1, at + 1].some(other => {
    const next = same[other];
    return (
      next !== undefined &&
      Math.abs(times[next]! - times[index]!) <= seconds &&
      groupOf(people[next]!) === groupOf(people[index]!)
    );
  });
}

/** Whether the message before or after one, if it is near in time, has no mate. */
function isBesideFree(mates: Int32Array, times: Float64Array, index: number, seconds: number): boolean {
  return [index - 1, index + 1].some(
    beside => mates[beside] === -1 && Math.abs(times[beside]! - times[index]!) <= seconds,
  );
}
