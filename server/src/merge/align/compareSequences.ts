import { looseText, type Sequence } from '../compared/sequence';

/**
 * Orders sequences by what they contain, so that an alignment does not depend on the order of its arguments.
 *
 * @returns negative, zero or positive; zero if there is no difference that an alignment sees
 */
export function compareSequences(a: Sequence, b: Sequence): number {
  if (a === b) return 0;
  if (a.count !== b.count) return a.count - b.count;
  for (let index = 0; index < a.count; index++) {
    const time = a.times[index]! - b.times[index]!;
    if (time !== 0) return time;
    const width = a.widths[index]! - b.widths[index]!;
    if (width !== 0) return width;
    const one = looseText(a, index);
    const other = looseText(b, index);
    if (one !== other) return one < other ? -1 : 1;
    const exact = a.exact[index]! - b.exact[index]!;
    const names = a.people[index]! - b.people[index]!;
    if (exact !== 0 || names !== 0) return compareDetails(a, b, index);
  }
  return 0;
}

function compareDetails(a: Sequence, b: Sequence, index: number): number {
  const of = ({ shared, exact, people }: Sequence) =>
    `${shared.texts.textOf(exact[index]!)}\u0000${people[index]! < 0 ? '' : shared.names.textOf(people[index]!)}`;
  const one = of(a);
  const other = of(b);
  return one < other ? -1 : one > other ? 1 : 0;
}
