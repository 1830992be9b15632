import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver-protocol/node';
import {
  FIND,
  FIND_COMPLETE,
  FIND_CONTEXT,
  type FindCompletion,
  type FindContext,
  type FindEnd,
  type FindPart,
  type FindRefusal,
  type FindResult,
} from '../../server/src/protocol';
import { message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';

const LOGS = 400;

describe('finding messages, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  const dayOf = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
  const uri = (i: number) =>
    pathToFileURL(path.join(folder, '_posts', `${dayOf(i)}-chat.markdown`)).toString();

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chatlog-find-'));
    await mkdir(path.join(folder, '_posts'));
    for (let i = 0; i < LOGS; i++) {
      const text =
        message('08:00:00', '周砚', `第${i}天 Good morning`) +
        message('08:00:01', 'Kim', i % 100 === 0 ? '退款' : 'Hi');
      await writeFile(path.join(folder, '_posts', `${dayOf(i)}-chat.markdown`), text);
    }
    await writeFile(path.join(folder, '2030-01-01-chat.markdown'), new Uint8Array([0x3e, 0xff, 0xfe]));
    server = await ServerProcess.start(undefined, undefined, [pathToFileURL(folder).toString()]);
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const find = (query: string, more: object = {}) =>
    server.request<FindResult>(FIND, { query, limit: 1_000, ...more });

  it('finds the newest first, and says what it could not read', async () => {
    const end = (await find('退款')) as FindEnd;
    assert.deepEqual(
      end.found.map(({ day, time, speaker, text, marks }) => [day, time, speaker, text, marks]),
      [
        [dayOf(300), '08:00:01', 'Kim', '退款', [0, 2]],
        [dayOf(200), '08:00:01', 'Kim', '退款', [0, 2]],
        [dayOf(100), '08:00:01', 'Kim', '退款', [0, 2]],
        [dayOf(0), '08:00:01', 'Kim', '退款', [0, 2]],
      ],
    );
    assert.deepEqual([end.searched, end.total, end.unread], [LOGS, LOGS, 1]);
  });

  it('sends parts as they are found, and no message twice', async () => {
    const parts: FindPart[] = [];
    const registration = server.connection.onProgress(
      new ProgressType<FindPart>(),
      'a token',
      part => void parts.push(part),
    );
    const end = (await find('good', { partialResultToken: 'a token' })) as FindEnd;
    registration.dispose();
    assert.ok(parts.length > 1, `${parts.length} parts`);
    const all = [...parts, end].flatMap(({ found }) => found);
    assert.deepEqual(
      all.map(each => each.uri),
      Array.from({ length: LOGS }, (_, i) => uri(LOGS - 1 - i)),
    );
  });

  it('stops at a limit, and goes on behind it', async () => {
    const first = (await find('from:zhouyan', { limit: 3 })) as FindEnd;
    assert.equal(first.found.length, 3);
    assert.deepEqual(first.stopped, { uri: uri(LOGS - 3), day: dayOf(LOGS - 3), line: 0 });
    const second = (await find('from:zhouyan', { limit: 2, after: first.stopped })) as FindEnd;
    assert.deepEqual(
      second.found.map(each => each.uri),
      [uri(LOGS - 4), uri(LOGS - 5)],
    );
  });

  it('says what is wrong with a query, and where', async () => {
    const problemsOf = async (query: string) => ((await find(query)) as FindRefusal).problems;
    assert.deepEqual(await problemsOf('a from:nobody'), [
      { message: 'No one is called "nobody".', start: 2, end: 13 },
    ]);
    assert.deepEqual(await problemsOf('regex:/a(b/'), [
      { message: 'The group is not closed.', start: 8, end: 9 },
    ]);
    assert.match((await problemsOf('in:march'))[0]!.message, /no day, month or year/);
    await assert.rejects(find(1 as never), /params.query must be a string/);
  });

  it('says what is wrong with a query while it is typed, but for its end', async () => {
    const problemsOf = async (query: string) =>
      (await server.request<FindCompletion>(FIND_COMPLETE, { query })).problems.map(({ message }) => message);
    // From then on all logs are read.
    await find('Hi', { limit: 1 });
    assert.deepEqual(await problemsOf('from:nobo'), []);
    assert.deepEqual(await problemsOf('from:nobo Hi'), ['No one is called "nobo".']);
    assert.deepEqual(await problemsOf('regex:/a(b/ Hi'), ['The group is not closed.']);
    assert.deepEqual(await problemsOf('from:周砚 Hi'), []);
  });

  it('is cancelled, and answers other requests meanwhile', async () => {
    const slow = { query: 'regex:/(?:a|o|.)*(a|o|.){200}y/', limit: 10 };
    const source = new CancellationTokenSource();
    const cancelled = server.connection.sendRequest(FIND, slow, source.token);
    source.cancel();
    await assert.rejects(cancelled, /Cancelled/);
    const answered: string[] = [];
    await Promise.all([
      server.request(FIND, slow).then(() => answered.push('search')),
      server.request(FIND_COMPLETE, { query: 'fr' }).then(() => answered.push('other')),
    ]);
    assert.deepEqual(answered, ['other', 'search']);
  });

  it('searches an open log as it is typed', async () => {
    await server.open(uri(5), message('08:00:00', 'Kim', 'typed'));
    const found = (await find('typed')) as FindEnd;
    assert.deepEqual(
      found.found.map(each => each.uri),
      [uri(5)],
    );
    await server.type(uri(5), 2, 2, 0, 5, 'other');
    assert.deepEqual(((await find('typed')) as FindEnd).found, []);
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(5) } });
  });

  it('completes names, and shows the messages around one', async () => {
    const { items } = await server.request<FindCompletion>(FIND_COMPLETE, { query: 'Hi from:zy' });
    assert.deepEqual(
      items.map(({ label, query, detail }) => [label, query, detail]),
      [['周砚', 'Hi from:周砚 ', '400']],
    );
    const around = await server.request<FindContext>(FIND_CONTEXT, { uri: uri(7), line: 4, count: 1 });
    assert.deepEqual(
      around.before.map(({ text }) => text),
      ['第7天 Good morning'],
    );
    assert.deepEqual(around.after, []);
    assert.equal(await server.request(FIND_CONTEXT, { uri: uri(7), line: 3, count: 1 }), null);
    assert.equal(
      await server.request(FIND_CONTEXT, { uri: 'file:///etc/2025-01-01-chat.markdown', line: 0, count: 1 }),
      null,
    );
  });
});
