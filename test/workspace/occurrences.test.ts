import assert from 'node:assert/strict';
import { occurrencesIn } from '../../server/src/workspace/occurrences';
import { realLogs } from '../support/corpus';
import { FOLDER, workspaceOf } from '../support/workspace';

/** The context of a log: the speakers of another log, and the people with several names. */
interface Others {
  readonly speakers?: readonly string[];
  readonly people?: readonly (readonly [name: string, ...aliases: string[]])[];
}

/** The occurrences of a person in a log, as `kind fit line:from-to`. */
async function find(log: string, name: string, { speakers = [], people = [] }: Others): Promise<string[]> {
  const registry = { people: people.map(([each, ...aliases]) => ({ name: each, aliases })) };
  const { workspace } = await workspaceOf({
    'a-chat.md': log,
    'b-chat.md': speakers.map(each => `> 07:08:28  ${each}\n\n`).join(''),
    '_data/speakers.yml': JSON.stringify(registry),
  });
  const target = { name, names: workspace.people.personOf(name).names };
  return occurrencesIn(workspace.record(`${FOLDER}/a-chat.md`)!, target, workspace.people).map(
    ({ kind, fit, range: { start, end } }) =>
      `${kind} ${fit} ${start.line}:${start.character}-${end.character}`,
  );
}

describe('where a person stands in a log', () => {
  const log = [
    '---',
    'author: "Kim"',
    '---',
    '> 07:08:28  Kim  ',
    '',
    '@Kim, @Kim-Acme and @Kimberly; @李雷 `@Kim`',
    '',
    '> 07:08:29  Kim Park',
    '',
    '@Kim Park @Kim',
    '',
  ].join('\n');

  it('is in headers, mentions and the front matter, in their order', async () => {
    assert.deepEqual(await find(log, 'Kim', { speakers: ['李雷'] }), [
      'author name 1:8-13',
      'header name 3:12-15',
      'mention name 5:1-4',
      'mention prefix 5:7-10',
      'mention name 9:11-14',
    ]);
    assert.deepEqual(await find(log, 'Kim Park', {}), ['header name 7:12-20', 'mention name 9:1-9']);
    assert.deepEqual(await find(log, '李雷', { speakers: ['李雷'] }), ['mention name 5:32-34']);
    assert.deepEqual(await find(log, 'Kimberly', {}), ['mention name 5:21-29'], 'an unknown person');
    assert.deepEqual(await find(log, '韩梅梅', { speakers: ['韩梅梅'] }), []);
  });

  it('may be under another name', async () => {
    const others: Others = { people: [['Kim Park', 'Kim', 'KP']] };
    assert.deepEqual(await find(log, 'Kim Park', others), [
      'author alias 1:8-13',
      'header alias 3:12-15',
      'mention alias 5:1-4',
      'mention prefix 5:7-10',
      'header name 7:12-20',
      'mention name 9:1-9',
      'mention alias 9:11-14',
    ]);
    const fits = (await find(log, 'KP', others)).map(each => each.split(' ')[1]);
    assert.deepEqual(fits, ['alias', 'alias', 'alias', 'prefix', 'alias', 'alias', 'alias']);
  });

  it('is decided by the longest name of all that are known, aliases included', async () => {
    const said = (by: string) => `> 07:08:28  ${by}\n\n@李雷-青禾 说\n`;
    const speakers = ['李雷', '李雷-青禾'];
    assert.deepEqual(await find(said('李雷'), '李雷', {}), ['header name 0:12-14', 'mention prefix 2:1-3']);
    assert.deepEqual(await find(said('李雷'), '李雷', { speakers }), ['header name 0:12-14']);
    assert.deepEqual(await find(said('李雷'), '李雷-青禾', { speakers }), ['mention name 2:1-6']);
    assert.deepEqual(await find(said('李雷'), '李雷', { people: [['李雷', '李雷-青禾']] }), [
      'header name 0:12-14',
      'mention alias 2:1-6',
    ]);
    assert.deepEqual(await find(said('Kim'), '李雷-青禾', { speakers }), ['mention name 2:1-6']);
  });

  it('may be escaped in a body', async () => {
    const body = '> 07:08:28  A & B\n\n@A & B @A &amp; B @A &amp;amp; B.\n';
    assert.deepEqual(await find(body, 'A & B', {}), [
      'header name 0:12-17',
      'mention name 2:1-6',
      'mention name 2:8-17',
      'mention name 2:19-32',
    ]);
  });

  it('has columns as clients count them, after a byte order mark and an emoji', async () => {
    const { workspace } = await workspaceOf({
      'a-chat.md': '\ufeff> 07:08:28  😀Kim\r\n\r\n😀 @😀Kim\r\n',
    });
    const [record] = workspace.logs();
    assert.deepEqual(
      occurrencesIn(record!, { name: '😀Kim', names: ['😀Kim'] }, workspace.people).map(({ range }) => range),
      [
        { start: { line: 0, character: 12 }, end: { line: 0, character: 17 } },
        { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } },
      ],
    );
  });

  it('finds all headers of who speaks most in all real logs', async function () {
    const logs = realLogs(this);
    const { workspace } = await workspaceOf(Object.fromEntries(logs.map(({ path, text }) => [path, text])));
    const counts = new Map<string, number>();
    for (const { speakers } of workspace.logs()) {
      for (const [name, count] of speakers) counts.set(name, (counts.get(name) ?? 0) + count);
    }
    const [[name, count]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number]];
    const { people } = workspace;
    const found = workspace.logs().flatMap(record => occurrencesIn(record, { name, names: [name] }, people));
    assert.equal(found.filter(({ kind }) => kind === 'header').length, count);
  });
});
