import assert from 'node:assert/strict';
import { align } from '../../server/src/merge/align/align';
import { Sequences } from '../../server/src/merge/compared/sequenceBuilder';
import { NO_PEOPLE } from '../../server/src/people/people';
import { inventedConversation } from './support/conversation';
import { CUTS, DIFFERENCES, type Exported, exported } from './support/exports';
import { Random } from './support/random';

function alignmentOf(a: readonly Exported[], b: readonly Exported[]) {
  const sequences = new Sequences(new Set([...a, ...b].map(({ speaker }) => speaker)), NO_PEOPLE);
  return align(sequences.build(a), sequences.build(b));
}

/** Two groups of the same people on the same day, who say the same things all the time. */
function twoGroups(seed: number): [Exported[], Exported[]] {
  const random = new Random(seed);
  const a = exported(inventedConversation(random, random.between(30, 300)));
  const b = exported(inventedConversation(random, random.between(30, 300)));
  const shift = b[0]!.time - a[0]!.time + random.between(-60, 600);
  const people = [...new Set(a.map(({ speaker }) => speaker))];
  return [a, b.map(each => ({ ...each, time: each.time - shift, speaker: random.of(people) }))];
}

describe('two groups of the same people on the same day', () => {
  it('have no message in common, and are known to be two', () => {
    let messages = 0;
    let taken = 0;
    for (let seed = 0; seed < 60; seed++) {
      const [a, b] = twoGroups(seed);
      const { overlap, pairs } = alignmentOf(a, b);
      messages += a.length + b.length;
      taken += pairs.length;
      assert.notEqual(overlap, 'same', `seed ${seed}`);
    }
    assert.ok(taken <= messages / 10_000, `${taken} of ${messages}`);
  });

  it('stay two without seconds', () => {
    let messages = 0;
    let taken = 0;
    for (let seed = 0; seed < 60; seed++) {
      const random = new Random(seed);
      const [a, b] = twoGroups(seed);
      const { pairs } = alignmentOf(DIFFERENCES.minutes!(a, random), b);
      messages += a.length + b.length;
      taken += pairs.length;
    }
    assert.ok(taken <= messages / 10_000, `${taken} of ${messages}`);
  });

  it('have in common what one person sent to both', () => {
    const [a, b] = twoGroups(1);
    const random = new Random(1);
    // A notice in both, some seconds apart.
    const sent = [a[10]!, a[20]!].map(each => ({
      ...each,
      time: each.time + random.between(3, 30),
      ids: [9_999],
    }));
    const { overlap, pairs } = alignmentOf(
      a,
      [...b, ...sent].sort((x, y) => x.time - y.time),
    );
    assert.equal(overlap, 'different');
    assert.equal(pairs.length, 0);
  });
});

describe('two exports of one conversation', () => {
  it('are known to be that', () => {
    for (const cut of ['same', 'inside', 'holes', 'gaps']) {
      for (let seed = 0; seed < 10; seed++) {
        const random = new Random(seed);
        const [a, b] = CUTS[cut]!(inventedConversation(random, 200), random);
        if (Math.min(a.length, b.length) < 20) continue;
        assert.equal(alignmentOf(exported(a), exported(b)).overlap, 'same', `${cut} ${seed}`);
      }
    }
  });

  it('that have no time in common tell nothing of each other', () => {
    const said = inventedConversation(new Random(1), 200);
    const { overlap } = alignmentOf(exported(said.slice(0, 90)), exported(said.slice(110)));
    assert.equal(overlap, 'apart');
  });
});
