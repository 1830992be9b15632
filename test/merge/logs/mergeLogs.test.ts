import assert from 'node:assert/strict';
import type { LogSource, SourceLog } from '../../../server/src/merge/logs/logSource';
import { type LogMerge, mergeLogs } from '../../../server/src/merge/logs/mergeLogs';
import { newLog } from '../../../server/src/merge/logs/newLog';
import { parseTranscript } from '../../../server/src/model/parse';
import { NO_PEOPLE } from '../../../server/src/people/people';
import { applyEdits } from '../../../server/src/text/pieces';
import { frontMatter, message } from '../../support/logText';

const DAY = '2026-03-01';
const HEAD = frontMatter(DAY, 'Kim');

interface Text {
  readonly day: string;
  readonly text: string;
}

function sourceOf(...texts: readonly Text[]): LogSource {
  return { logs: texts.map(({ day, text }) => logOf(day, text)) };
}

function logOf(day: string, text: string): SourceLog {
  return { id: day, fileName: `${day}-chat.markdown`, day, transcript: parseTranscript(text) };
}

function day(...messages: readonly string[]): Text {
  return { day: DAY, text: HEAD + messages.join('') };
}

/** The texts of a merge by day. */
function texts(merge: LogMerge, base: readonly Text[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const log of merge.logs) {
    const text = base.find(each => each.day === log.day)?.text;
    result[log.day] = text === undefined ? newLog(log).text : applyEdits(text, log.edits);
  }
  return result;
}

/** Checks the merge of logs of one day, and that merging the result again changes nothing. */
function check(a: Text, b: Text, expected: Text): LogMerge {
  const merge = mergeLogs([sourceOf(a), sourceOf(b)], NO_PEOPLE);
  assert.equal(texts(merge, [a])[DAY], expected.text);
  const again = mergeLogs([sourceOf(expected), sourceOf(b)], NO_PEOPLE);
  assert.equal(texts(again, [expected])[DAY], expected.text, 'merged again');
  return merge;
}

const hi = message('10:00:00', 'Kim', 'Hi all');
const lunch = message('10:01:00', 'Lee', 'Lunch at noon?');
const yes = message('10:02:00', 'Kim', 'Yes, the usual place');
const late = message('10:03:00', 'Noa', 'I am five minutes late');
const bye = message('10:04:00', 'Lee', 'See you there');

describe('a merge of logs', () => {
  it('adds what is missing at its place', () => {
    check(day(hi, yes, bye), day(hi, lunch, yes, late), day(hi, lunch, yes, late, bye));
  });

  it('of equal logs is that log', () => {
    const { logs } = check(day(hi, lunch, yes), day(hi, lunch, yes), day(hi, lunch, yes));
    assert.deepEqual(logs[0]!.edits, []);
    assert.deepEqual(logs[0]!.counts, { total: 3, only: [0, 0], common: 3, uncertain: 0 });
  });

  it('of a part and the whole is the whole, from either side', () => {
    check(day(lunch, yes), day(hi, lunch, yes, late), day(hi, lunch, yes, late));
    check(day(hi, lunch, yes, late), day(lunch, yes), day(hi, lunch, yes, late));
  });

  it('keeps two equal messages of a second two', () => {
    const twice = [message('10:00:30', 'Lee', '签到'), message('10:00:30', 'Lee', '签到')] as const;
    check(day(hi, ...twice, yes), day(hi, ...twice, yes, bye), day(hi, ...twice, yes, bye));
    check(day(hi, twice[0], yes), day(hi, ...twice, yes), day(hi, ...twice, yes));
  });

  it('says where the messages are from', () => {
    const { logs } = check(day(hi, lunch, yes), day(lunch, yes, late, bye), day(hi, lunch, yes, late, bye));
    assert.deepEqual(logs[0]!.counts, { total: 5, only: [1, 2], common: 2, uncertain: 0 });
  });

  it('keeps the text of the first log', () => {
    const corrected = message('10:01:00', 'Lee', 'Lunch at noon? **My treat.**');
    check(day(hi, corrected, yes), day(hi, lunch, yes, late), day(hi, corrected, yes, late));
  });

  it('keeps the order of the first log, also where it is none', () => {
    check(day(yes, hi, lunch), day(hi, lunch, yes), day(yes, hi, lunch));
  });

  it('writes messages of another clock with the time of the first log', () => {
    const moved = (time: string, speaker: string, body: string) =>
      message(time.replace('10:', '18:'), speaker, body);
    const b = day(
      moved('10:00:00', 'Kim', 'Hi all'),
      moved('10:01:00', 'Lee', 'Lunch at noon?'),
      moved('10:02:00', 'Kim', 'Yes, the usual place'),
      moved('10:03:00', 'Noa', 'I am five minutes late'),
    );
    check(day(hi, lunch, yes, bye), b, day(hi, lunch, yes, late, bye));
  });

  it('writes messages without seconds so that no time runs backwards', () => {
    const a = day(hi, message('10:02:20', 'Kim', 'Yes, the usual place'), bye);
    const b = day(
      hi,
      message('10:02:00', 'Kim', 'Yes, the usual place'),
      message('10:02:00', 'Noa', 'I am five minutes late'),
      message('10:04:00', 'Lee', 'See you there'),
    );
    check(
      a,
      b,
      day(
        hi,
        message('10:02:20', 'Kim', 'Yes, the usual place'),
        message('10:02:20', 'Noa', 'I am five minutes late'),
        bye,
      ),
    );
  });

  it('writes messages of someone with another name under that of the first log', () => {
    const as = (name: string, time: string, body: string) => message(time, name, body);
    const said = ['The first of them', 'A second message', 'And now the third', 'The fourth and last'];
    const times = ['10:00:00', '10:00:10', '10:00:20', '10:00:30'];
    const of = (name: string, count: number) =>
      said.slice(0, count).map((body, i) => as(name, times[i]!, body));
    check(day(...of('李雷', 3)), day(...of('我', 4)), day(...of('李雷', 4)));
  });

  it('keeps the number of lines true if it was', () => {
    const withLines = (text: Text, lines: number) => ({
      ...text,
      text: text.text.replace('tag:', `lines:      ${lines}\ntag:`),
    });
    check(withLines(day(hi, yes), 2), day(hi, lunch, yes), withLines(day(hi, lunch, yes), 3));
    check(withLines(day(hi, yes), 7), day(hi, lunch, yes), withLines(day(hi, lunch, yes), 7));
  });

  it('keeps line breaks, and the end of a log without one', () => {
    const crlf = (text: Text) => ({ ...text, text: text.text.replaceAll('\n', '\r\n') });
    check(crlf(day(hi, yes)), day(hi, lunch, yes, bye), crlf(day(hi, lunch, yes, bye)));
    const cut = { day: DAY, text: day(hi, yes).text.trimEnd() };
    const merge = mergeLogs([sourceOf(cut), sourceOf(day(hi, yes, bye))], NO_PEOPLE);
    assert.equal(texts(merge, [cut])[DAY], `${cut.text}\n   \n${bye}`);
  });

  it('adds messages past midnight to their day', () => {
    const next = {
      day: '2026-03-02',
      text: frontMatter('2026-03-02', 'Kim') + message('00:05:00', 'Kim', 'Good night, everyone'),
    };
    const a = [day(hi, message('23:50:00', 'Lee', 'Still there?')), next];
    const moved = {
      day: DAY,
      text:
        HEAD +
        message('09:00:00', 'Kim', 'Hi all') +
        message('22:50:00', 'Lee', 'Still there?') +
        message('23:01:00', 'Noa', 'Yes, but not for long') +
        message('23:05:00', 'Kim', 'Good night, everyone'),
    };
    const merge = mergeLogs([sourceOf(...a), sourceOf(moved)], NO_PEOPLE);
    const result = texts(merge, a);
    assert.equal(result[DAY], a[0]!.text);
    assert.equal(
      result['2026-03-02'],
      frontMatter('2026-03-02', 'Kim') +
        message('00:01:00', 'Noa', 'Yes, but not for long') +
        message('00:05:00', 'Kim', 'Good night, everyone'),
    );
  });

  it('writes one name where few messages say that two are one, so that a second merge finds one person too', () => {
    const renamed = (text: string) => text.replaceAll('Noa', 'Noa (new)');
    check(
      day(hi, lunch, yes, late, bye),
      day(hi, lunch, yes, renamed(late), renamed(message('10:05:00', 'Noa', 'I am here now'))),
      day(hi, lunch, yes, late, bye, message('10:05:00', 'Noa', 'I am here now')),
    );
  });

  it('takes names that differ in spaces for one', () => {
    const spaced = (time: string, body: string) => message(time, 'Noa  from sales', body);
    const single = (time: string, body: string) => message(time, 'Noa from sales', body);
    check(
      day(hi, spaced('10:00:30', 'ok'), lunch, yes),
      day(hi, single('10:00:30', 'ok'), lunch, yes, single('10:05:00', 'ok')),
      day(hi, spaced('10:00:30', 'ok'), lunch, yes, single('10:05:00', 'ok')),
    );
  });

  it('has the other days as they are', () => {
    const other = {
      day: '2026-03-02',
      text: frontMatter('2026-03-02', 'Kim') + message('08:00:00', 'Noa', 'A new day'),
    };
    const base = [day(hi, lunch)];
    const merge = mergeLogs([sourceOf(...base), sourceOf(day(lunch, yes), other)], NO_PEOPLE);
    assert.deepEqual(texts(merge, base), { [DAY]: day(hi, lunch, yes).text, '2026-03-02': other.text });
  });

  it('offers seconds and pictures that the first log lacks, and does not take them', () => {
    const picture = (body: string, time = '10:05:00') => message(time, 'Noa', body);
    const a = day(hi, lunch, yes, picture('[图片]'), message('10:06:00', 'Kim', 'Nice'));
    const b = day(
      hi,
      lunch,
      message('10:02:13', 'Kim', 'Yes, the usual place'),
      picture('![a](../img/a.png)'),
    );
    const { offers } = check(a, b, a);
    assert.deepEqual(
      offers.map(({ kind, base }) => `${kind} ${base.index}`),
      ['seconds 2', 'picture 3'],
    );
  });
});
