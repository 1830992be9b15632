import assert from 'node:assert/strict';
import { DIFFERENCES } from '../merge/support/exports';
import { type PairOfExports, Pairs } from '../merge/support/pairs';
import { checkStructure, commonMessages, Tally } from '../merge/support/properties';
import { runs } from '../support/runs';

/** Not promised, as no export is known that does it: losing nothing still is. */
const UNUSUAL = new Set(['clockSet', 'rounding', 'jitter']);
/** Of fewer messages than these that two exports have in common, nobody can tell how their clocks and names differ. */
const MIN_COMMON = 10;
const MIN_RIGHT = 0.99;

describe('random pairs of exports of one conversation', () => {
  const pairs = new Pairs();
  const names = Object.keys(DIFFERENCES);

  for (const [index, difference] of names.entries()) {
    it(`${difference}: no message is lost, and none stands twice in 99 of 100`, () => {
      check(
        runs(360),
        seed => pairs.pair(1_000_000 + 1_000 * seed + index, [difference]),
        UNUSUAL.has(difference),
      );
    });
  }

  it('several differences at once', () => {
    const usual = names.filter(name => !UNUSUAL.has(name));
    check(runs(1_000), seed => {
      const mixed = [1, 7, 31].map(step => usual[(seed * step + step) % usual.length]!);
      return pairs.pair(5_000_000 + seed, mixed.slice(0, 2 + (seed % 2)));
    });
  });
});

/** Whether two exports have enough messages, and none in common. */
function isApart(pair: PairOfExports): boolean {
  return commonMessages(pair) === 0 && Math.min(pair.a.length, pair.b.length) >= MIN_COMMON;
}

function check(count: number, pairOf: (seed: number) => ReturnType<Pairs['pair']>, isUnusual = false): void {
  const tally = new Tally();
  for (let seed = 0; seed < count; seed++) {
    const pair = pairOf(seed);
    checkStructure(pair);
    if (commonMessages(pair) >= MIN_COMMON || isApart(pair)) tally.add(pair);
  }
  assert.ok(tally.count > count / 3);
  assert.deepEqual(tally.lost, []);
  const right = 1 - tally.doubled.length / tally.count;
  console.log(
    `      ${tally.count} pairs, ${(100 * right).toFixed(1)} % without a message that stands twice`,
  );
  assert.ok(isUnusual || right >= MIN_RIGHT, tally.doubled.join('\n'));
}
