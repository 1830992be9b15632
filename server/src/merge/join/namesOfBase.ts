import type { Sequence } from '../compared/sequence';
import type { MergedSequences } from './mergeSequences';

/** The share of the messages of a person that are one person's in the base at least. */
const MOST = 0.8;

/**
 * Under which name of the base a person speaks. A person who has no name there, and whose messages the base has under another name, has that
 * name: otherwise a second merge would find both names in the base, and take them for two people.
 *
 * @param merged of `compared`
 * @returns the number of the name by sequence and person; the person's own number if no other is known
 */
export function namesOfBase(
  { messages, relations }: MergedSequences,
  compared: readonly Sequence[],
): (sequence: number, person: number) => number {
  const base = compared[0]!;
  const ofBase = new Set(base.people);
  const counts = compared.map(() => new Map<number, Map<number, number>>());
  for (const { first, members } of messages) {
    if (first.sequence !== 0) continue;
    const name = base.people[first.index]!;
    for (const { sequence, index } of members) {
      if (sequence === 0) continue;
      const person = compared[sequence]!.people[index]!;
      const names = counts[sequence]!.get(person) ?? new Map<number, number>();
      counts[sequence]!.set(person, names.set(name, (names.get(name) ?? 0) + 1));
    }
  }
  return (sequence, person) => {
    const name = relations[sequence]!.name(person);
    if (name !== person || ofBase.has(person)) return name;
    const names = [...(counts[sequence]!.get(person) ?? [])].sort(([, x], [, y]) => y - x);
    const total = names.reduce((sum, [, count]) => sum + count, 0);
    const [most] = names;
    return most !== undefined && most[1] >= MOST * total ? most[0] : person;
  };
}
