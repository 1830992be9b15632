import assert from 'node:assert/strict';
import { align } from '../../server/src/merge/align/align';
import { narrowestStrip } from '../../server/src/merge/align/narrowestStrip';
import { Sequences } from '../../server/src/merge/compared/sequenceBuilder';
import { NO_PEOPLE } from '../../server/src/people/people';
import { inventedConversation } from './support/conversation';
import { CUTS, type Exported, exported } from './support/exports';
import { Random } from './support/random';

const TALK = Array.from({ length: 20 }, (_, index) =>
  said(60 * index, index % 2 ? 'Kim' : 'Lee', `text number ${index}`),
);

function said(time: number, speaker: string, body: string): Exported {
  return { time: 36_000 + time, hasSeconds: true, speaker, body, ids: [] };
}

function alignmentOf(a: readonly Exported[], b: readonly Exported[]) {
  const sequences = new Sequences(new Set([...a, ...b].map(({ speaker }) => speaker)), NO_PEOPLE);
  return align(sequences.build(a), sequences.build(b));
}

/** The same with a clock that was set before the message at an index. */
function setAt(at: number, by: number, messages: readonly Exported[] = TALK): Exported[] {
  return messages.map((each, index) => (index < at ? each : { ...each, time: each.time + by }));
}

describe('clocks that were set between two messages', () => {
  for (const at of [2, 10, 18]) {
    for (const by of [3600, -3600, 95]) {
      it(`by ${by} seconds before the message ${at} of ${TALK.length}: all are the same`, () => {
        const { pairs, clock } = alignmentOf(TALK, setAt(at, by));
        assert.deepEqual(
          pairs.map(({ a, b }) => [a[0], b[0]]),
          TALK.map((_, index) => [index, index]),
        );
        assert.equal(clock.kind, 'varying');
      });
    }
  }

  it('by an hour, with texts that are said all the time', () => {
    const often = TALK.map((each, index) => ({ ...each, body: index % 3 ? each.body : '收到' }));
    assert.equal(alignmentOf(often, setAt(7, 3600, often)).pairs.length, TALK.length);
  });

  it('are not known by one message that stands at another time, if both sides lack others', () => {
    const [a, b] = [TALK.filter((_, index) => index !== 5), setAt(19, 95).filter((_, index) => index !== 9)];
    const { pairs, uncertain } = alignmentOf(a, b);
    assert.equal(pairs.length, 17);
    assert.deepEqual(
      uncertain.map(({ a, b, doubt }) => [a, b, doubt]),
      [[18, 18, 'time']],
    );
  });

  it('are known by its place, if one side has all messages of the other', () => {
    for (const by of [95, -40, 3600]) {
      for (const at of [0, 19]) {
        const moved = TALK.map((each, index) => (index === at ? { ...each, time: each.time + by } : each));
        assert.equal(alignmentOf(TALK, moved).pairs.length, 20, `${at} ${by}`);
        assert.equal(
          alignmentOf(
            TALK.filter((_, index) => index !== 9),
            moved,
          ).pairs.length,
          19,
          `${at} ${by}`,
        );
      }
    }
    // A short text may be another one where other messages stand beside it.
    const short = TALK.map((each, index) => (index === 19 ? { ...each, body: '好' } : each));
    const more = [...setAt(19, 95, short), said(1500, 'Lee', 'something else')];
    assert.equal(alignmentOf(short, setAt(19, 95, short)).pairs.length, 20);
    assert.equal(alignmentOf(short, more).pairs.length, 19);
  });

  it('are not known by what was said again a moment later, where they agreed for long', () => {
    const long = TALK.map((each, index) => ({ ...each, time: each.time + (index < 8 ? 0 : 95) }));
    const twice = (times: readonly number[]) => times.map(time => said(time, 'Kim', 'the title of a talk'));
    const { pairs } = alignmentOf(
      [...TALK.filter((_, index) => index !== 5), ...twice([1200])],
      [...long.filter((_, index) => index !== 12), ...twice([1200 + 95 + 4])],
    );
    assert.equal(pairs.length, 18);
  });

  it('do not change the order: what was said again later is not the same', () => {
    const again = [...TALK, said(5000, 'Kim', 'text number 3'), said(5060, 'Lee', 'text number 4')];
    const without = again.filter((_, index) => index !== 3 && index !== 4);
    const { pairs } = alignmentOf(TALK, without);
    assert.equal(pairs.length, 18);
  });
});

describe('clocks that few messages show', () => {
  it('go as exactly as most of them say, if some stand at full minutes by chance', () => {
    const drifting = TALK.map((each, index) => ({ ...each, time: 36_007 + 61 * index, hasSeconds: true }));
    const b = drifting.map(each => ({ ...each, time: Math.floor(each.time * 1.001) }));
    const a = drifting.map((each, index) =>
      index === 3 ? { ...each, time: each.time - (each.time % 60), hasSeconds: false } : each,
    );
    const { clock, pairs } = alignmentOf(a, b);
    assert.equal(pairs.length, TALK.length);
    for (const [index, each] of drifting.entries())
      assert.ok(Math.abs(clock.toB(each.time) - b[index]!.time) < 2, `${index}`);
  });

  it('agree to the second with what they have found', () => {
    for (const seed of [205, 290, 695]) {
      const random = new Random(seed);
      const [a, b] = CUTS.few!(inventedConversation(random, 240), random).map(exported);
      const { clock } = alignmentOf(a!, b!);
      assert.equal(clock.toB(a![0]!.time), a![0]!.time, `seed ${seed}`);
    }
  });

  it('agree where one side has times without seconds among others', () => {
    const minutes = TALK.map((each, index) => ({ ...each, time: each.time + ((index * 13 + 20) % 60) }));
    const log = minutes.map((each, index) =>
      index < 5 ? { ...each, time: each.time - (each.time % 60) } : each,
    );
    const { pairs } = alignmentOf(log, minutes);
    assert.equal(pairs.length, TALK.length);
  });
});

describe('a conversation and what follows it', () => {
  it('have no message in common because two people say the same in one second', () => {
    const said = inventedConversation(new Random(181), 60);
    assert.equal(alignmentOf(exported(said.slice(0, 47)), exported(said.slice(47))).pairs.length, 0);
  });
});

describe('the narrowest strip around points', () => {
  it('has the line in its middle', () => {
    const points = [0, 1, 2, 3, 4].map(x => ({ x, y: 10 + 2 * x + (x % 2) }));
    const { value, slope } = narrowestStrip(points);
    assert.ok(Math.abs(slope - 2) < 1e-9 && Math.abs(value - 10.5) < 1e-9, `${value} ${slope}`);
  });

  it('is flat where all points have one x', () =>
    assert.deepEqual(
      narrowestStrip([
        { x: 1, y: 4 },
        { x: 1, y: 8 },
      ]),
      { value: 6, slope: 0 },
    ));
});

describe('messages of which one side has several joined and corrected', () => {
  it('are the same', () => {
    const parts = [
      said(2000, 'Kim', 'We meet at ten in the large room'),
      said(2010, 'Kim', 'Please bring the plans of the house'),
    ];
    const joined = said(2000, 'Kim', 'We meet at ten in the small room\nPlease bring the plans of the house');
    const { pairs, uncertain } = alignmentOf([...TALK, ...parts], [...TALK, joined]);
    assert.deepEqual(pairs.at(-1), { a: [20, 21], b: [20] });
    assert.equal(uncertain.length, 0);
  });

  it('are not the same with a message that is behind a corrected one', () => {
    const corrected = said(2000, 'Kim', 'We meet at ten in the small room');
    const parts = [said(2000, 'Kim', 'We meet at ten in the large room'), said(2010, 'Kim', '[强]')];
    const { pairs } = alignmentOf([...TALK, ...parts], [...TALK, corrected]);
    assert.deepEqual(pairs.at(-1), { a: [20], b: [20] });
  });
});
