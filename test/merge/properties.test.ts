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
