import type { Pair } from '../align/alignment';
import type { Sequence } from '../compared/sequence';
import type { PairAlignment } from './alignAll';

/** Which messages of several sequences are one. */
export class Groups {
  readonly #starts: number[] = [];
  readonly #parents: Int32Array;
  /** The messages of a group by its root; absent for one message alone. */
  readonly #members = new Map<number, number[]>();

  /** @param alignments of the sequences, by their indices */
  constructor(sequences: readonly Sequence[], alignments: readonly PairAlignment[]) {
    let total = 0;
    for (const { count } of sequences) {
      this.#starts.push(total);
      total += count;
    }
    this.#parents = Int32Array.from({ length: total }, (_, node) => node);
    for (const isSingle of [true, false]) {
      for (const { a, b, alignment } of alignments)
        for (const pair of alignment.pairs) if (isSingle === isSinglePair(pair)) this.#join(a, b, pair);
    }
  }

  /** All numbers of groups are below. */
  get size(): number {
    return this.#parents.length;
  }

  /** A number that the messages of a group have in common. */
  groupOf(sequence: number, index: number): number {
    return this.#find(this.#starts[sequence]! + index);
  }

  /** The messages that are one with a message, itself included: by sequence, then by index. */
  membersOf(sequence: number, index: number): { sequence: number; index: number }[] {
    const root = this.groupOf(sequence, index);
    const nodes = this.#members.get(root);
    if (nodes === undefined) return [{ sequence, index }];
    return [...nodes].sort((x, y) => x - y).map(node => this.#placeOf(node));
  }

  /** Joins the messages of a pair, unless another message of one of the two sequences is already among them. */
  #join(a: number, b: number, pair: Pair): void {
    if (isSinglePair(pair) && this.#joinAlone(this.#starts[a]! + pair.a[0]!, this.#starts[b]! + pair.b[0]!))
      return;
    const own = new Set([
      ...pair.a.map(index => this.#starts[a]! + index),
      ...pair.b.map(index => this.#starts[b]! + index),
    ]);
    const roots = new Set([...own].map(node => this.#find(node)));
    const nodes = [...roots].flatMap(root => this.#members.get(root) ?? [root]);
    const isOpen = roots.size > 1 && this.#fits(nodes, own, isSinglePair(pair), roots);
    if (!isOpen) return;
    const [first, ...others] = [...roots].sort((x, y) => x - y) as [number, ...number[]];
    for (const root of others) {
      this.#parents[root] = first;
      this.#members.delete(root);
    }
    this.#members.set(first, nodes);
  }

  /** The same for two messages that are both alone, as nearly all are. Returns whether they were. */
  #joinAlone(one: number, other: number): boolean {
    const isAlone = (node: number) => this.#parents[node] === node && !this.#members.has(node);
    if (one === other || !isAlone(one) || !isAlone(other)) return false;
    const [first, second] = one < other ? [one, other] : [other, one];
    this.#parents[second] = first;
    this.#members.set(first, [first, second]);
    return true;
  }

  #fits(
    nodes: readonly number[],
    own: ReadonlySet<number>,
    isSingle: boolean,
    roots: ReadonlySet<number>,
  ): boolean {
    const sequencesOfOwn = new Set([...own].map(node => this.#placeOf(node).sequence));
    const groupsOf = new Map<number, Set<number>>();
    for (const node of nodes) {
      const { sequence } = this.#placeOf(node);
      if (sequencesOfOwn.has(sequence) && !own.has(node)) return false;
      const groups = groupsOf.get(sequence) ?? new Set<number>();
      groups.add(this.#find(node));
      groupsOf.set(sequence, groups);
    }
    // Two messages of a third sequence are one only where the first two say that it is a split one.
    return !isSingle || roots.size === 1 || [...groupsOf.values()].every(groups => groups.size === 1);
  }

  #placeOf(node: number): { sequence: number; index: number } {
    let sequence = this.#starts.length - 1;
    while (this.#starts[sequence]! > node) sequence--;
    return { sequence, index: node - this.#starts[sequence]! };
  }

  #find(node: number): number {
    let root = node;
    while (this.#parents[root] !== root) root = this.#parents[root]!;
    for (let at = node; at !== root; ) {
      const next = this.#parents[at]!;
      this.#parents[at] = root;
      at = next;
    }
    return root;
  }
}

function isSinglePair({ a, b }: Pair): boolean {
  return a.length === 1 && b.length === 1;
}
