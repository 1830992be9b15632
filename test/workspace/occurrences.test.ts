import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatLog } from '../../server/src/analysis/chatLog';
import { NameIndex } from '../../server/src/analysis/mention';
import { type People, peopleByName, stranger } from '../../server/src/analysis/people';
import { ruleLevels } from '../../server/src/analysis/ruleLevels';
import { recordOf } from '../../server/src/workspace/logRecord';
import { occurrencesIn, type Sought } from '../../server/src/workspace/occurrences';
import { workspaceOf } from '../support/workspace';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

const text = (name: string) => ({
  text: name,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
});

/** People of whom some go by several names. */
function peopleOf(names: readonly string[], ...registered: readonly string[][]): People {
  const people = registered.map(([name, ...aliases]) => ({
    name: text(name!),
    aliases: aliases.map(text),
    color: undefined,
    avatar: undefined,
    note: undefined,
    range: text('').range,
  }));
  const registry = { people, me: undefined, different: [], problems: [] };
  const byName = peopleByName([{ uri: 'file:///speakers.yml', registry }]);
  return {
    generation: 1,
    personOf: name => byName.get(name) ?? stranger(name),
    registered: [...new Set(byName.values())],
    known: new NameIndex([...names, ...registered.flat()]),
    similarTo: () => [],
  };
}

/** What is found, as `kind fit line:from-to`. */
function find(log: string, sought: Sought | string, people: People): string[] {
  const record = recordOf('file:///a', new ChatLog(log, { fileName: '', levels: ruleLevels() }));
  const who = typeof sought === 'string' ? { name: sought, names: people.personOf(sought).names } : sought;
  return occurrencesIn(record, who, people).map(
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

  it('is in headers, mentions and the front matter, in their order', () => {
    const people = peopleOf(['Kim', 'Kim Park', '李雷']);
    assert.deepEqual(find(log, 'Kim', people), [
      'author name 1:8-13',
      'header name 3:12-15',
      'mention name 5:1-4',
      'mention prefix 5:7-10',
      'mention name 9:11-14',
    ]);
    assert.deepEqual(find(log, 'Kim Park', people), ['header name 7:12-20', 'mention name 9:1-9']);
    assert.deepEqual(find(log, '李雷', people), ['mention name 5:32-34']);
    assert.deepEqual(find(log, 'Kimberly', people), ['mention name 5:21-29'], 'somebody nobody knows');
    assert.deepEqual(find(log, '韩梅梅', people), []);
  });

  it('may be under another name', () => {
    const people = peopleOf(['Kim'], ['Kim Park', 'Kim', 'KP']);
    assert.deepEqual(find(log, 'Kim Park', people), [
      'author alias 1:8-13',
      'header alias 3:12-15',
      'mention alias 5:1-4',
      'mention prefix 5:7-10',
      'header name 7:12-20',
      'mention name 9:1-9',
      'mention alias 9:11-14',
    ]);
    assert.equal(
      find(log, 'KP', people).every(each => / (?:alias|prefix) /.test(each)),
      true,
    );
  });

  it('is decided by who speaks in the log, aliases included, and by all others after that', () => {
    const body = '> 07:08:28  李雷\n\n@李雷-青禾 说\n';
    assert.deepEqual(find(body, '李雷', peopleOf(['李雷', '李雷-青禾'])), [
      'header name 0:12-14',
      'mention prefix 2:1-3',
    ]);
    assert.deepEqual(find(body, '李雷-青禾', peopleOf(['李雷', '李雷-青禾'])), []);
    assert.deepEqual(find(body, '李雷', peopleOf([], ['李雷', '李雷-青禾'])), [
      'header name 0:12-14',
      'mention alias 2:1-6',
    ]);
    assert.deepEqual(
      find('> 07:08:28  Kim\n\n@李雷-青禾 说\n', '李雷-青禾', peopleOf(['李雷', '李雷-青禾'])),
      ['mention name 2:1-6'],
    );
  });

  it('may be escaped in a body', () => {
    const body = '> 07:08:28  A & B\n\n@A & B @A &amp; B @A &amp;amp; B.\n';
    assert.deepEqual(find(body, 'A & B', peopleOf(['A & B'])), [
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

  it('takes a few milliseconds in all real logs', async function () {
    if (!existsSync(corpus)) this.skip();
    const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.markdown'),
    );
    const { workspace } = await workspaceOf(
      Object.fromEntries(names.map(name => [name, readFileSync(join(corpus, name), 'utf8')])),
    );
    const counts = new Map<string, number>();
    for (const { speakers } of workspace.logs()) {
      for (const [name, count] of speakers) counts.set(name, (counts.get(name) ?? 0) + count);
    }
    const [[name, count]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number]];
    const { people } = workspace;
    const times: number[] = [];
    let headers = 0;
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      const found = workspace
        .logs()
        .flatMap(record => occurrencesIn(record, { name, names: [name] }, people));
      times.push(performance.now() - start);
      headers = found.filter(({ kind }) => kind === 'header').length;
    }
    console.log(`      at first ${times[0]!.toFixed(1)} ms, then ${Math.min(...times).toFixed(1)} ms`);
    assert.equal(headers, count);
    assert.ok(Math.min(...times) < 40, `${times}`);
  });
});
