import assert from 'node:assert/strict';
import { align } from '../../../server/src/merge/align/align';
import { Sequences } from '../../../server/src/merge/compared/sequenceBuilder';
import { type MergedSequences, mergeSequences } from '../../../server/src/merge/join/mergeSequences';
import { NO_PEOPLE } from '../../../server/src/people/people';
import type { Exported } from './exports';
import { judge } from './judge';
import type { PairOfExports } from './pairs';

/** Merges exports, the first of which is the base. */
export function merged(...exports: readonly (readonly Exported[])[]): MergedSequences {
  const sequences = new Sequences(
    new Set(exports.flatMap(each => each.map(({ speaker }) => speaker))),
    NO_PEOPLE,
  );
  return mergeSequences(exports.map(each => sequences.build(each)));
}

/** What holds for every merge of two exports, whatever was recognized: each message is in it once, and the base is as it was. */
export function checkStructure(pair: PairOfExports): void {
  const { a, b, name } = pair;
  const exports = [a, b];
  const { messages } = merged(a, b);
  const counts = exports.map(each => new Array<number>(each.length).fill(0));
  let last = -1;
  const seen = new Set<string>();
  for (const { first, members } of messages) {
    assert.ok(
      members.some(({ sequence, index }) => sequence === first.sequence && index === first.index),
      name,
    );
    if (first.sequence === 0) assert.equal(first.index, ++last, `${name}: the base is in its order`);
    for (const { sequence, index } of members) {
      // The parts of a message have the same members.
      const key = `${members[0]!.sequence} ${members[0]!.index} ${sequence} ${index}`;
      if (!seen.has(key)) counts[sequence]![index]!++;
      seen.add(key);
    }
  }
  assert.equal(last, a.length - 1, name);
  for (const [i, each] of counts.entries())
    assert.deepEqual([...new Set(each)], each.length === 0 ? [] : [1], `${name}: of ${i}`);
}

/** The order of the arguments does not matter for what is the same. */
export function checkSymmetry({ a, b, name }: PairOfExports): void {
  const sequences = new Sequences(new Set([...a, ...b].map(({ speaker }) => speaker)), NO_PEOPLE);
  const x = sequences.build(a);
  const y = sequences.build(b);
  const there = align(x, y);
  // With other numbers for texts and names.
  const others = new Sequences(new Set([...a, ...b].map(({ speaker }) => speaker)), NO_PEOPLE);
  const otherY = others.build(b);
  const back = align(otherY, others.build(a));
  const pairsOf = (pairs: readonly { readonly a: readonly number[]; readonly b: readonly number[] }[]) =>
    pairs.map(pair => `${pair.a}|${pair.b}`).sort();
  assert.deepEqual(pairsOf(back.pairs.map(pair => ({ a: pair.b, b: pair.a }))), pairsOf(there.pairs), name);
  assert.equal(back.overlap, there.overlap, name);
}

/** How often a difference of exports led to something wrong. */
export class Tally {
  readonly lost: string[] = [];
  readonly doubled: string[] = [];
  count = 0;

  add(pair: PairOfExports): void {
    this.count++;
    const { lost, doubled } = judge(pair.said, pair.a, pair.b);
    if (lost.length > 0) this.lost.push(`${pair.name}: ${lost[0]}`);
    if (doubled.length > 0) this.doubled.push(`${pair.name}: ${doubled[0]}`);
  }
}

/** How many messages two exports have in common. */
export function commonMessages({ a, b }: PairOfExports): number {
  const ids = new Set(a.flatMap(each => each.ids));
  return new Set(b.flatMap(each => each.ids).filter(id => ids.has(id))).size;
}
