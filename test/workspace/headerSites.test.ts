import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import type { HeaderSite } from '../../server/src/workspace/headerSites';
import { recordOf, recordToKeep } from '../../server/src/workspace/logRecord';

const log = new ChatLog(
  [
    '> 07:08:28  Kim\n\nhello\n\n',
    '> 07:08:29  Lee\n\nto\nall @Kim\n\n',
    '> 25:00:00  Kim\n\n',
    '> 07:08:30  \n\nfrom nobody\n\n',
    '> 07:08:31  Lee\n',
  ].join(''),
  { fileName: '2020-02-02-chat.markdown', levels: new Map() },
);

const KIM = { name: 'Kim', line: 0, start: 12, bodyLine: 2, bodyEnd: 5, timestamp: 25_708 };
const LEE = { name: 'Lee', line: 4, start: 12, bodyLine: 6, bodyEnd: 2, timestamp: 25_709 };
const LATE_KIM = { name: 'Kim', line: 9, start: 12, bodyLine: 9, bodyEnd: 15, timestamp: undefined };
const LATE_LEE = { name: 'Lee', line: 15, start: 12, bodyLine: 15, bodyEnd: 15, timestamp: 25_711 };

describe('the headers of a record', () => {
  const { headers, speakers } = recordOf('x', log);

  it('are those that name a speaker, in the order of the text', () => {
    const all = Array.from({ length: headers.length }, (_, i) => headers.at(i));
    assert.deepEqual(all, [KIM, LEE, LATE_KIM, LATE_LEE]);
  });

  it('are found by name', () => {
    assert.deepEqual([...headers.of(new Set(['Lee', 'Choi']))], [LEE, LATE_LEE]);
    assert.deepEqual(headers.firstOf(new Set(['Lee', 'Kim'])), KIM);
    assert.deepEqual(headers.lastOf(new Set(['Kim'])), LATE_KIM);
    assert.equal(headers.firstOf(new Set(['Choi'])), undefined);
    assert.equal(headers.lastOf(new Set(['Choi'])), undefined);
    assert.deepEqual(headers.firstOfEach(), [KIM, LEE]);
    assert.deepEqual(
      headers.lastOfEach(),
      new Map<string, HeaderSite>([
        ['Lee', LATE_LEE],
        ['Kim', LATE_KIM],
      ]),
    );
  });

  it('are counted by name', () =>
    assert.deepEqual(
      [...speakers],
      [
        ['Kim', 2],
        ['Lee', 2],
      ],
    ));

  it('tell who speaks when, also in a record without places', () => {
    const { record, firstMessages } = recordToKeep('x', log, false);
    const spoken = Array.from({ length: record.headers.length }, (_, i) => [
      record.headers.names[record.headers.nameIndex(i)],
      record.headers.timestamp(i),
    ]);
    assert.deepEqual(
      spoken,
      [KIM, LEE, LATE_KIM, LATE_LEE].map(({ name, timestamp }) => [name, timestamp]),
    );
    assert.deepEqual([...record.speakers], [...speakers]);
    assert.equal(record.messageCount, 5);
    assert.deepEqual(firstMessages, [0, 1]);
    assert.deepEqual(record.mentions.all(), []);
  });

  it('are the same in a record that is kept with its places', () => {
    const { record, firstMessages } = recordToKeep('x', log, true);
    assert.deepEqual(record, recordOf('x', log));
    assert.deepEqual(firstMessages, [0, 1]);
  });
});
