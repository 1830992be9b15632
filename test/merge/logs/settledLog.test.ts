import assert from 'node:assert/strict';
import type { SourceLog } from '../../../server/src/merge/logs/logSource';
import { type MergedLog, mergeLogs } from '../../../server/src/merge/logs/mergeLogs';
import { settledLog } from '../../../server/src/merge/logs/settledLog';
import { parseTranscript } from '../../../server/src/model/parse';
import { NO_PEOPLE } from '../../../server/src/people/people';
import type { LogChoices } from '../../../server/src/protocol';
import { applyEdits } from '../../../server/src/text/pieces';
import { frontMatter, message } from '../../support/logText';

const DAY = '2026-03-01';
const HEAD = frontMatter(DAY, 'Kim');

function logOf(text: string, day = DAY): SourceLog {
  return { id: day, fileName: `${day}-chat.markdown`, day, transcript: parseTranscript(text) };
}

/** The merged log of the day. */
function mergedOf(base: string, ...others: readonly string[]): MergedLog {
  const { logs } = mergeLogs(
    [base, ...others].map(text => ({ logs: [logOf(text)] })),
    NO_PEOPLE,
  );
  return logs.find(({ day }) => day === DAY)!;
}

/** Settles the merge of two texts; the edits must give the text. */
function settled(base: string, other: string, choices?: LogChoices) {
  const log = settledLog(mergedOf(base, other), base, choices);
  assert.equal(applyEdits(base, log.edits), log.after);
  return log;
}

const hi = message('10:00:00', 'Kim', 'Hi all');
const lunch = message('10:01:10', 'Lee', 'Lunch at noon, in the usual place?');
const bye = message('10:04:20', 'Lee', 'See you there');
const said = message('10:02:05', 'Kim', 'I bring the plans of the house');
const later = message('10:02:45', 'Kim', 'I bring the plans of the house');
const ours = HEAD + hi + lunch + said + bye;
const theirs = HEAD + hi + lunch + later + bye;

describe('a merged log that is settled', () => {
  it('has both messages where nothing is chosen, and says where they are', () => {
    const { after, added, places } = settled(ours, theirs);
    assert.equal(after, HEAD + hi + lunch + said + later + bye);
    assert.equal(added, 1);
    assert.deepEqual(places, [
      {
        doubt: 'time',
        kept: 'open',
        first: {
          line: lineOf(after, '> 10:02:05'),
          header: '10:02:05 Kim',
          text: 'I bring the plans of the house',
          isRemovable: true,
        },
        second: {
          line: lineOf(after, '> 10:02:45'),
          header: '10:02:45 Kim',
          text: 'I bring the plans of the house',
          isRemovable: true,
        },
      },
    ]);
  });

  it('has the first, the second, or both, as it is chosen', () => {
    const first = settled(ours, theirs, { kept: ['first'] });
    assert.deepEqual([first.after, first.added, first.edits], [ours, 0, []]);
    assert.equal(first.places[0]!.second.line, null);
    assert.equal(first.places[0]!.kept, 'first');
    const second = settled(ours, theirs, { kept: ['second'] });
    assert.deepEqual([second.after, second.added], [theirs, 1]);
    assert.equal(second.places[0]!.first.line, null);
    const both = settled(ours, theirs, { kept: ['both'] });
    assert.equal(both.after, settled(ours, theirs, { kept: ['open'] }).after);
    assert.equal(both.added, 1);
  });

  it('keeps its number of lines right', () => {
    const withLines = (text: string, count: number) => text.replace('tag:', `lines:      ${count}\ntag:`);
    assert.equal(settled(withLines(ours, 4), theirs, { kept: ['second'] }).after, withLines(theirs, 4));
    assert.equal(
      settled(withLines(ours, 4), theirs).after,
      withLines(HEAD + hi + lunch + said + later + bye, 5),
    );
  });

  it('settles each place by itself', () => {
    const [other, otherLater] = ['10:03:00', '10:03:50'].map(time =>
      message(time, 'Lee', 'Mine are still at home'),
    );
    const base = HEAD + hi + lunch + said + other + bye;
    const added = HEAD + hi + lunch + later + otherLater + bye;
    assert.equal(
      settled(base, added, { kept: ['second', 'first'] }).after,
      HEAD + hi + lunch + later + other + bye,
    );
    assert.equal(
      settled(base, added, { kept: ['open', 'second'] }).after,
      HEAD + hi + lunch + said + later + otherLater + bye,
    );
  });

  it('never leaves out all of several that may be one', () => {
    const third = theirs.replace('10:02:45', '10:02:25');
    const merged = mergedOf(ours, theirs, third);
    assert.ok(merged.places.length > 1, 'each two may be one');
    for (const kept of ['first', 'second'] as const) {
      const { after } = settledLog(merged, ours, { kept: merged.places.map(() => kept) });
      assert.match(after, /I bring the plans/);
    }
  });

  it('of a new day is empty where all is left out', () => {
    const late = message('23:59:50', 'Kim', 'I bring the plans of the house');
    const early = message('00:00:20', 'Kim', 'I bring the plans of the house');
    const talk = Array.from({ length: 12 }, (_, i) =>
      message(`23:${10 + i}:0${i % 10}`, i % 2 ? 'Kim' : 'Lee', `This is number ${i} of what we said`),
    ).join('');
    // Both lack a message: so it is not certain that the last one is the same.
    const [own, other] = [1, 2].map(n => message(`23:15:5${n}`, 'Kim', `This is what only ${n} of us have`));
    const [before, after] = [talk.slice(0, talk.indexOf('> 23:16')), talk.slice(talk.indexOf('> 23:16'))];
    const { logs } = mergeLogs(
      [
        { logs: [logOf(HEAD + before + own + after + late)] },
        {
          logs: [
            logOf(HEAD + before + other + after),
            logOf(frontMatter('2026-03-02', 'Kim') + early, '2026-03-02'),
          ],
        },
      ],
      NO_PEOPLE,
    );
    const next = logs.find(({ day }) => day === '2026-03-02')!;
    const place = settledLog(next, undefined).places[0]!;
    assert.deepEqual([place.first.line, place.first.isRemovable], [null, false], 'it is in the other log');
    assert.deepEqual(settledLog(next, undefined, { kept: ['second'] }).added, 1);
    const none = settledLog(next, undefined, { kept: ['first'] });
    assert.deepEqual([none.added, none.after], [0, '']);
  });
});

describe('a merged log that takes what others know better', () => {
  const withMinutes = (text: string) => text.replace(/(> \d\d:\d\d):\d\d/g, '$1:00');

  it('has seconds where it had none', () => {
    const whole = HEAD + hi + lunch + said + bye;
    const { after, added } = settled(withMinutes(whole), whole, { taken: ['seconds'] });
    assert.deepEqual([after, added], [whole, 0]);
    assert.equal(settled(withMinutes(whole), whole).after, withMinutes(whole));
  });

  it('has times that run no further back', () => {
    const twice = message('10:02:40', 'Lee', 'Which of the three plans is it?');
    const base = HEAD + withMinutes(hi + lunch + twice + said + bye);
    const { after } = settled(base, HEAD + hi + lunch + said + twice + bye, { taken: ['seconds'] });
    const times = [...after.matchAll(/^> (\S+)/gm)].map(([, time]) => time!);
    assert.deepEqual(times, [...times].sort());
    assert.equal(times.length, 5);
  });

  it('has the picture of which it only said that there was one', () => {
    const named = message('10:02:05', 'Kim', '[图片]');
    const shown = message('10:02:05', 'Kim', '![picture](http://pictures.example/1.png)');
    const base = HEAD + hi + lunch + named + bye;
    const other = HEAD + hi + lunch + shown + bye;
    assert.equal(settled(base, other).after, base);
    assert.equal(settled(base, other, { taken: ['picture'] }).after, other);
    assert.equal(settled(base, other, { taken: ['seconds'] }).after, base);
  });
});

function lineOf(text: string, beginning: string): number {
  return text.split('\n').findIndex(line => line.startsWith(beginning));
}
