import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import { days } from '../../../server/src/features/requests/days';
import { previewCopy } from '../../../server/src/features/requests/preview';
import { previewFilter, previewFind } from '../../../server/src/features/requests/previewFind';
import { previewMap } from '../../../server/src/features/requests/previewMap';
import type { MessageKind } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { DOCUMENT, NOT_CANCELLED, request } from '../../support/features';
import { FOLDER, workspaceOf } from '../../support/workspace';

const two = (value: number) => String(value).padStart(2, '0');
const message = (time: string, name: string, body: string) => `> ${time}  ${name}\n\n${body}\n\n`;

describe('chatlog/preview/filter', () => {
  const LOG = [
    message('07:00:00', '我', 'one'),
    message('07:00:01', 'Ada', '@我 two'),
    message('07:00:02', 'Ada', 'see https://a.test'),
    message('07:00:03', 'Bo', '![x](a.png)'),
    message('07:00:04', 'Bo', '`code` and @everyone'),
    message('07:00:05', 'Ada', '[a.pdf](../files/a.pdf)'),
  ].join('');
  const runs = async (people: string[], ...kinds: MessageKind[]) =>
    (await request(previewFilter, LOG, { filter: { people, kinds } })).runs;

  it('gives the messages of people, as runs', async () => {
    assert.deepEqual(await runs(['Ada']), [1, 2, 5, 1]);
    assert.deepEqual(await runs(['Ada', 'Bo']), [1, 5]);
    assert.deepEqual(await runs(['Nobody']), []);
    assert.deepEqual(await runs([]), [0, 6]);
  });

  const kinds: [MessageKind, number[]][] = [
    ['link', [2, 1]],
    ['image', [3, 1]],
    ['code', [4, 1]],
    ['file', [5, 1]],
    ['mentionOfMe', [1, 1, 4, 1]],
  ];
  for (const [kind, expected] of kinds) {
    it(`gives the messages with a kind: ${kind}`, async () =>
      assert.deepEqual(await runs([], kind), expected));
  }

  it('combines people and kinds', async () => {
    assert.deepEqual(await runs(['Ada'], 'link', 'mentionOfMe'), [1, 2]);
    assert.deepEqual(await runs(['Bo'], 'link'), []);
  });

  it('is what a search looks through', async () => {
    const filter = { people: ['Bo'], kinds: [] };
    const found = await request(previewFind, LOG, { text: 'o', filter });
    assert.deepEqual(found.places, [3, 1, 1, 2]);
  });
});

describe('chatlog/preview/map', () => {
  it('has hours, pauses of half an hour or more, and times at equal distances', () => {
    const times = ['07:00:00', '07:10:00', '07:45:00', '09:00:00', '09:00:01'];
    const log = times.map(time => message(time, 'Ada', 'x')).join('');
    const map = request(previewMap, log, {}) as Awaited<ReturnType<typeof previewMap.handle>>;
    assert.deepEqual(map.hours, [
      { hour: 7, first: 0 },
      { hour: 9, first: 3 },
    ]);
    assert.deepEqual(map.pauses, [
      { before: 2, seconds: 2100 },
      { before: 3, seconds: 4500 },
    ]);
    assert.equal(map.times.length, 161);
    assert.deepEqual([map.times[0], map.times[80], map.times[160]], [25_200, 27_900, 32_401]);
  });

  it('is as large for a large log as for a small one', () => {
    const log = Array.from({ length: 5_000 }, (_, i) =>
      message(`${two(i % 24)}:${two(i % 60)}:00`, 'Ada', 'x'),
    ).join('');
    const map = request(previewMap, log, {}) as Awaited<ReturnType<typeof previewMap.handle>>;
    assert.deepEqual([map.times.length, map.pauses.length], [161, 40]);
  });

  it('has nothing of a log without messages', () => {
    const map = request(previewMap, '', {}) as Awaited<ReturnType<typeof previewMap.handle>>;
    assert.deepEqual([map.hours, map.pauses, map.times], [[], [], []]);
  });
});

describe('chatlog/preview/copy', () => {
  const LOG = Array.from({ length: 50 }, (_, i) => message('07:00:00', 'A&amp;B', `text **${i}**`)).join('');
  const log = new ChatLog(LOG, { fileName: '', levels: ruleLevels() });
  const textDocument = { uri: DOCUMENT };

  it('gives text and HTML of a part, and where it ends', async () => {
    const part = await previewCopy(log, 1, { textDocument, first: 2, count: 2 }, () => 0);
    assert.deepEqual(part, {
      version: 1,
      text: 'A&B  07:00:00\ntext 2\n\nA&B  07:00:00\ntext 3\n\n',
      html: [2, 3]
        .map(i => `<p><strong>A&amp;B</strong> 07:00:00</p>\n<p>text <strong>${i}</strong></p>\n`)
        .join(''),
      end: 4,
    });
  });

  it('ends early when it takes long, but gives one message at least', async () => {
    let now = 0;
    const part = await previewCopy(log, 1, { textDocument, first: 0, count: 50 }, () => (now += 40));
    assert.equal(part.end, 2);
    const end = await previewCopy(log, 1, { textDocument, first: 50, count: 50 }, () => 0);
    assert.deepEqual([end.text, end.end], ['', 50]);
  });
});

describe('chatlog/days', () => {
  const files = Object.fromEntries(
    ['_posts/2026-01-09', '_posts/2026-01-05', '_posts/2026-01-07', 'other/2026-01-06'].map(day => [
      `${day}-chat.markdown`,
      message('07:00:00', 'Ada', 'x').repeat(2),
    ]),
  );
  const daysOf = async (near: string, onlyNeighbours: boolean) => {
    const { workspace } = await workspaceOf(files);
    const context = { workspace, token: NOT_CANCELLED } as never;
    const found = await days.handle(context, { near: `${FOLDER}/${near}-chat.markdown`, onlyNeighbours });
    return found.days.map(({ day, messages }) => `${day} ${messages}`);
  };

  it('gives the logs of the folder, ordered by day', async () => {
    assert.deepEqual(await daysOf('_posts/2026-01-05', false), [
      '2026-01-05 2',
      '2026-01-07 2',
      '2026-01-09 2',
    ]);
    assert.deepEqual(await daysOf('other/2026-01-06', false), ['2026-01-06 2']);
  });

  it('gives the nearest before and after', async () => {
    assert.deepEqual(await daysOf('_posts/2026-01-07', true), ['2026-01-05 2', '2026-01-09 2']);
    assert.deepEqual(await daysOf('_posts/2026-01-09', true), ['2026-01-07 2']);
  });
});
