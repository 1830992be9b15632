import type { PairAlignment } from './alignAll';

/** How a sequence relates to the base. */
export interface ToBase {
  /** A time of the sequence by the clock of the base. */
  readonly time: (time: number) => number;
  /** The number of the name in the base of a person, as far as it is sure that it is another one. */
  readonly name: (person: number) => number;
  /** Whether the sequence has messages in common with the base, or with others that have. */
  readonly isKnown: boolean;
}

const SAME: ToBase = { time: time => time, name: person => person, isKnown: false };

/** How each sequence relates to the base, through those that have the most messages in common. */
export function relationsToBase(count: number, base: number, alignments: readonly PairAlignment[]): ToBase[] {
  const relations: ToBase[] = Array.from({ length: count }, () => SAME);
  const known = new Set([base]);
  relations[base] = { ...SAME, isKnown: true };
  const edges = alignments
    .filter(({ alignment }) => alignment.overlap === 'same')
    .sort((x, y) => y.alignment.pairs.length - x.alignment.pairs.length);
  for (;;) {
    const edge = edges.find(({ a, b }) => known.has(a) !== known.has(b));
    if (edge === undefined) return relations;
    const { a, b, alignment } = edge;
    const { clock, namesInA, namesInB } = alignment;
    const [from, to] = known.has(a) ? [a, b] : [b, a];
    const nearer = relations[from]!;
    const step = from === a ? clock.toA : clock.toB;
    const names = from === a ? namesInA : namesInB;
    relations[to] = {
      time: time => nearer.time(step(time)),
      name: person => nearer.name(names.get(person) ?? person),
      isKnown: true,
    };
    known.add(to);
  }
}
