import type { Matching } from './matching';

/** Messages of one text that are so near in time that it must be found out which of them are the same. */
export interface Component {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * Divides messages of one text where the time between them is more than the clocks explain.
 *
 * @param listA @param listB ascending
 * @returns those with messages of both sequences
 */
export function componentsOf(
  listA: readonly number[],
  listB: readonly number[],
  { sides, clock, timesOfA }: Matching,
): Component[] {
  const { tolerance } = clock;
  const startA = (index: number) => timesOfA[index]! - tolerance;
  const startB = (index: number) => sides.b.times[index]!;
  const a = byTime(listA, startA);
  const b = byTime(listB, startB);
  const components: Component[] = [];
  let atA = 0;
  let atB = 0;
  while (atA < a.length && atB < b.length) {
    const fromA = atA;
    const fromB = atB;
    let end = Math.min(startA(a[atA]!), startB(b[atB]!));
    for (;;) {
      if (atA < a.length && startA(a[atA]!) <= end) {
        const index = a[atA++]!;
        end = Math.max(end, startA(index) + 2 * tolerance + sides.a.widths[index]! - 1);
      } else if (atB < b.length && startB(b[atB]!) <= end) {
        const index = b[atB++]!;
        end = Math.max(end, startB(index) + sides.b.widths[index]! - 1);
      } else {
        break;
      }
    }
    if (atA > fromA && atB > fromB) components.push({ a: a.slice(fromA, atA), b: b.slice(fromB, atB) });
  }
  return components;
}

function byTime(list: readonly number[], timeOf: (index: number) => number): readonly number[] {
  for (let at = 1; at < list.length; at++) {
    if (timeOf(list[at]!) < timeOf(list[at - 1]!)) {
      return [...list].sort((x, y) => timeOf(x) - timeOf(y) || x - y);
    }
  }
  return list;
}
