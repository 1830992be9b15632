import assert from 'node:assert/strict';
import { runs } from '../support/runs';
import { DIFFERENCES } from './support/exports';
import { Pairs } from './support/pairs';
import { checkStructure, checkSymmetry, merged, Tally } from './support/properties';

// Thousands more are in test/fuzz/merge.test.ts.
describe('a merge of two exports of one conversation', () => {
  const pairs = new Pairs();
  const names = Object.keys(DIFFERENCES);

  for (const [index, difference] of names.entries()) {
    it(`keeps every message, once in the result: ${difference}`, () => {
      for (let run = 0; run < runs(6); run++) {
        const pair = pairs.pair(1_000 * run + index, [difference]);
        checkStructure(pair);
        checkSymmetry(pair);
      }
    });
  }

  it('loses and doubles nothing without differences', () => {
    const tally = new Tally();
    for (let seed = 0; seed < runs(60); seed++) tally.add(pairs.pair(seed, ['none']));
    assert.deepEqual(tally.lost, []);
    assert.deepEqual(tally.doubled, []);
  });

  it('keeps times in order where they were, and has at least as many messages as the larger side', () => {
    for (const difference of [
      'none',
      'minutes',
      'renamed',
      'offset',
      'zone',
      'corrected',
      'joined',
      'pictureNames',
    ]) {
      for (let seed = 0; seed < runs(20); seed++) {
        const { a, b, name } = pairs.pair(7_000_000 + seed, [difference]);
        const { messages } = merged(a, b);
        const inOrder = (times: readonly number[]) =>
          times.every((time, at) => at === 0 || time >= times[at - 1]!);
        const minute = (time: number) => time - (time % 60);
        // Times without seconds stand for their minute.
        const unit = difference === 'minutes' ? minute : (time: number) => time;
        if ([a, b].every(each => inOrder(each.map(({ time }) => time))))
          assert.ok(inOrder(messages.map(({ time }) => unit(time))), `${name}: in order`);
        // What one side has joined stands for several.
        const parts = (each: typeof a) => new Set(each.flatMap(({ ids }) => ids)).size;
        const members = messages.reduce(
          (sum, { first }) => sum + [a, b][first.sequence]![first.index]!.ids.length,
          0,
        );
        assert.ok(members >= Math.max(parts(a), parts(b)), `${name}: ${members}`);
      }
    }
  });

  it('of a part and the whole is the whole, and of one and itself is that one', () => {
    for (let seed = 0; seed < runs(40); seed++) {
      const { a, b, name } = pairs.pair(seed, ['none'], 'inside');
      for (const [x, y] of [
        [a, b],
        [b, a],
      ] as const) {
        const ids = merged(x, y).messages.map(({ first }) => [x, y][first.sequence]![first.index]!.ids[0]);
        assert.deepEqual(
          ids,
          b.map(each => each.ids[0]),
          name,
        );
      }
      assert.equal(merged(a, a).messages.length, a.length, name);
    }
  });
});
