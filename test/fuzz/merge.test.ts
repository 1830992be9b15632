import assert from 'node:assert/strict';
import { DIFFERENCES } from '../merge/support/exports';
import { hasTwins, OF_NAMES, type PairOfExports, Pairs } from '../merge/support/pairs';
import { checkStructure, commonMessages, Tally } from '../merge/support/properties';
import { Random } from '../merge/support/random';
import { runs } from '../support/runs';

/** Times that differ by chance are not mixed with others: nothing is left of the clocks then. */
const NOT_MIXED = new Set(['none', 'rounding', 'jitter']);
/** The second of these rewrites what the first has written, so that an export would have neither. */
const CLASHES = [
  ['emoticonPictures', 'pictureNames'],
  ['emoticonPictures', 'noPictures'],
  ['split', 'joined'],
  ['split', 'corrected'],
  ['edited', 'white'],
  ['edited', 'joined'],
  ['mentions', 'mentionsSpaced'],
  ['noReplies', 'replies'],
];
/** Of fewer messages than these that two exports have in common, nothing tells how their clocks and names differ. */
const MIN_COMMON = 10;
const MIN_RIGHT = 0.99;

/** Of two or three differences at once, on one or both sides. */
const MIN_RIGHT_OF_MIXED = 0.98;

describe('random pairs of exports of one conversation', () => {
  const pairs = new Pairs();
  const names = Object.keys(DIFFERENCES);

  for (const [index, difference] of names.entries()) {
    it(`${difference}: no message is lost, and none stands twice in 99 of 100`, () => {
      check(runs(360), seed => pairs.pair(1_000_000 + 1_000 * seed + index, [difference]), {
        isOfNames: OF_NAMES.has(difference),
        minRight: MIN_RIGHT,
      });
    });
  }

  it('several differences at once', () => {
    const usual = names.filter(name => !NOT_MIXED.has(name));
    const clash = (one: string, other: string) =>
      CLASHES.some(each => one !== other && each.includes(one) && each.includes(other));
    const pairOf = (seed: number) => {
      const random = new Random(seed);
      const mixed = new Set<string>();
      while (mixed.size < 2 + (seed % 2)) {
        const name = random.of(usual);
        if (![...mixed].some(each => clash(each, name))) mixed.add(name);
      }
      return pairs.pair(5_000_000 + seed, [...mixed]);
    };
    check(runs(1_000), pairOf, { isOfNames: true, minRight: MIN_RIGHT_OF_MIXED });
  });
});

/** Whether two exports have enough messages, and none in common. */
function isApart(pair: PairOfExports): boolean {
  return commonMessages(pair) === 0 && Math.min(pair.a.length, pair.b.length) >= MIN_COMMON;
}

interface Kind {
  readonly isOfNames?: boolean;
  readonly minRight: number;
}

function check(
  count: number,
  pairOf: (seed: number) => PairOfExports,
  { isOfNames = false, minRight }: Kind,
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
  const isRight = tally.doubled.length <= 2 || right >= minRight;
  assert.ok(isRight, tally.doubled.join('\n'));
}
