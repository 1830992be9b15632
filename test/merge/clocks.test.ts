import assert from 'node:assert/strict';
import { align } from '../../server/src/merge/align/align';
import { narrowestStrip } from '../../server/src/merge/align/narrowestStrip';
import { Sequences } from '../../server/src/merge/compared/sequenceBuilder';
import { NO_PEOPLE } from '../../server/src/people/people';
import type { Exported } from './support/exports';

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

  it('are not known by one message that stands at another time', () => {
    const { pairs, uncertain } = alignmentOf(TALK, setAt(19, 95));
    assert.equal(pairs.length, 19);
    assert.deepEqual(
      uncertain.map(({ a, b, doubt }) => [a, b, doubt]),
      [[19, 19, 'time']],
    );
  });

  it('do not change the order: what was said again later is not the same', () => {
    const again = [...TALK, said(5000, 'Kim', 'text number 3'), said(5060, 'Lee', 'text number 4')];
    const without = again.filter((_, index) => index !== 3 && index !== 4);
    const { pairs } = alignmentOf(TALK, without);
    assert.equal(pairs.length, 18);
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
