import assert from 'node:assert/strict';
import type { Said } from '../merge/support/conversation';
import { DIFFERENCES } from '../merge/support/exports';
import { type PairOfExports, Pairs } from '../merge/support/pairs';
import { checkStructure, commonMessages, Tally } from '../merge/support/properties';
import { runs } from '../support/runs';

/** Not promised, as no export is known that does it: losing nothing still is. */
const UNUSUAL = new Set(['clockSet']);
/** Where a log has messages twice, under two names, nothing tells who of them has which name on the other side. */
const OF_NAMES = new Set(['renamed', 'oneRenamed', 'me']);
/** Of fewer messages than these that two exports have in common, nothing tells how their clocks and names differ. */
const MIN_COMMON = 10;
const MIN_RIGHT = 0.99;

describe('random pairs of exports of one conversation', () => {
  const pairs = new Pairs();
  const names = Object.keys(DIFFERENCES);

  for (const [index, difference] of names.entries()) {
    it(`${difference}: no message is lost, and none stands twice in 99 of 100`, () => {
      check(runs(360), seed => pairs.pair(1_000_000 + 1_000 * seed + index, [difference]), {
        isUnusual: UNUSUAL.has(difference),
        isOfNames: OF_NAMES.has(difference),
      });
    });
  }

  it('several differences at once', () => {
    const usual = names.filter(name => !UNUSUAL.has(name));
    const pairOf = (seed: number) => {
      const mixed = [1, 7, 31].map(step => usual[(seed * step + step) % usual.length]!);
      return pairs.pair(5_000_000 + seed, mixed.slice(0, 2 + (seed % 2)));
    };
    check(runs(1_000), pairOf, { isOfNames: true });
  });
});

/** Whether two exports have enough messages, and none in common. */
function isApart(pair: PairOfExports): boolean {
  return commonMessages(pair) === 0 && Math.min(pair.a.length, pair.b.length) >= MIN_COMMON;
}

interface Kind {
  readonly isUnusual?: boolean;
  readonly isOfNames?: boolean;
}

function check(
  count: number,
  pairOf: (seed: number) => PairOfExports,
  { isUnusual = false, isOfNames = false }: Kind,
): void {
  const tally = new Tally();
  for (let seed = 0; seed < count; seed++) {
    const pair = pairOf(seed);
    checkStructure(pair);
    const isClear = !isOfNames || !hasTwins(pair.said);
    if (isClear && (commonMessages(pair) >= MIN_COMMON || isApart(pair))) tally.add(pair);
  }
  assert.ok(tally.count > count / 3);
  assert.deepEqual(tally.lost, []);
  const right = 1 - tally.doubled.length / tally.count;
  console.log(
    `      ${tally.count} pairs, ${(100 * right).toFixed(1)} % without a message that stands twice`,
  );
  // Of few pairs, two say nothing about a share.
  const isRight = tally.doubled.length <= 2 || right >= MIN_RIGHT;
  assert.ok(isUnusual || isRight, tally.doubled.join('\n'));
}

/** Whether a conversation has the same text in the same second from two people. */
function hasTwins(said: readonly Said[]): boolean {
  const speakers = new Map<string, string>();
  return said.some(({ time, body, speaker }) => {
    const key = `${time} ${body.trim()}`;
    const other = speakers.get(key);
    speakers.set(key, speaker);
    return body.length > 8 && other !== undefined && other !== speaker;
  });
}
