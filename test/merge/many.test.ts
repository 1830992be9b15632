import assert from 'node:assert/strict';
import { inventedConversation, type Said } from './support/conversation';
import { DIFFERENCES, type Exported, exported } from './support/exports';
import { merged } from './support/properties';
import { Random } from './support/random';

/** The identifiers of the messages of a merge, in its order. */
function idsOf(exports: readonly (readonly Exported[])[]): number[] {
  return merged(...exports).messages.map(({ first }) => exports[first.sequence]![first.index]!.ids[0]!);
}

/** A merge after the other: each result is the base of the next. */
function oneByOne(exports: readonly (readonly Exported[])[]): number[] {
  let base = exports[0]!;
  for (const next of exports.slice(1)) {
    const sides = [base, next];
    base = merged(base, next).messages.map(({ first, time }) => ({
      ...sides[first.sequence]![first.index]!,
      time,
    }));
  }
  return base.map(({ ids }) => ids[0]!);
}

/** Fifty weeks, each export with two days of the week before, each in another form. */
function weeks(said: readonly Said[]): Exported[][] {
  const random = new Random(50);
  const forms = [
    'none',
    'emoji',
    'white',
    'pictureNames',
    'mentions',
    'edited',
    'noReplies',
    'renamed',
    'escapes',
    'zone',
    'offset',
  ];
  const size = Math.ceil(said.length / 50);
  return Array.from({ length: 50 }, (_, week) => {
    const part = exported(said.slice(Math.max(0, week * size - Math.ceil(size / 3)), (week + 1) * size));
    return DIFFERENCES[forms[week % forms.length]!]!(part, random);
  });
}

describe('a merge of more than two', () => {
  it('of fifty exports of overlapping weeks is the conversation', () => {
    const said = inventedConversation(new Random(7), 2_500);
    const all = said.map(({ id }) => id);
    const exports = weeks(said);
    assert.deepEqual(idsOf(exports), all);
    assert.deepEqual(oneByOne(exports), all);
  });

  it('has the same messages in any order of the arguments', () => {
    const said = inventedConversation(new Random(8), 900);
    const exports = [0, 200, 350, 500].map(from => exported(said.slice(from, from + 400)));
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ]) {
      assert.deepEqual(
        idsOf(order.map(index => exports[index]!)),
        said.map(({ id }) => id),
      );
    }
  });

  it('finds through a third what two have in common', () => {
    const said = inventedConversation(new Random(9), 300);
    const random = new Random(9);
    const a = exported(said);
    const b = DIFFERENCES.zone!(DIFFERENCES.renamed!(a, random), random);
    assert.equal(idsOf([a, b, b, a]).length, 300);
  });
});
