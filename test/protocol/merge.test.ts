import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import {
  type LogChoices,
  MERGE_END,
  MERGE_LOG,
  MERGE_READ,
  type MergeLogResult,
  type MergeReading,
  type MergeReadResult,
} from '../../server/src/protocol';
import { applyEdits } from '../../server/src/text/pieces';
import { frontMatter, message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';

const FIRST =
  frontMatter('2026-03-01', 'Team') + message('08:00:05', 'Kim') + message('08:02:07', 'Lee', 'Hi');
const SECOND =
  message('08:00:05', 'Kim') + message('08:01:11', 'Ann', 'Me too') + message('08:02:07', 'Lee', 'Hi');
const NEXT_DAY = message('09:00:05', 'Ann', 'Where is everyone?');
const OTHER = message('08:00:30', 'Bo', 'Lunch?') + message('08:01:30', 'Cy', 'At noon.');

describe('merging, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).toString();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chatlog-merge-'));
    await write('phone/2026-03-01-chat.markdown', FIRST);
    await write('computer/2026-03-01-chat.markdown', SECOND);
    await write('computer/2026-03-02-chat.markdown', NEXT_DAY);
    server = await ServerProcess.start(undefined, {}, [uri('')]);
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const read = (...names: string[]) =>
    server.request<MergeReadResult>(MERGE_READ, { sources: names.map(uri) });
  const log = (index: number, id = 1, choices?: LogChoices) =>
    server.request<MergeLogResult>(MERGE_LOG, { id, index, ...(choices && { choices }) });

  it('adds the messages of another log to the first, and writes nothing', async () => {
    const reading = await read('phone/2026-03-01-chat.markdown', 'computer/2026-03-01-chat.markdown');
    assert.deepEqual(reading, {
      id: 1,
      logs: [
        {
          uri: uri('phone/2026-03-01-chat.markdown'),
          day: '2026-03-01',
          state: 'merged',
          added: 1,
          only: [0, 1],
          common: 2,
          uncertain: 0,
          offers: { seconds: 0, picture: 0 },
          files: [],
        },
      ],
      relations: [{ a: 0, b: 1, relation: 'same', common: { a: 2, b: 3, pairs: 2 } }],
    });
    const change = await log(0);
    assert.equal(change?.before, FIRST);
    assert.equal(applyEdits(FIRST, change?.edits ?? []), change?.after);
    assert.equal(
      change?.after,
      frontMatter('2026-03-01', 'Team') +
        message('08:00:05', 'Kim') +
        message('08:01:11', 'Ann', 'Me too') +
        message('08:02:07', 'Lee', 'Hi'),
    );
    assert.equal(await readFile(path.join(folder, 'phone/2026-03-01-chat.markdown'), 'utf8'), FIRST);
    await server.connection.sendNotification(MERGE_END, { id: 1 });
    assert.equal(await log(0), null);
  });

  it('merges folders day by day, and makes a log for a day that the first does not have', async () => {
    const reading = (await read('phone/', 'computer/')) as MergeReading;
    assert.deepEqual(
      reading.logs.map(({ uri, state, only, common }) => [uri, state, only, common]),
      [
        [uri('phone/2026-03-01-chat.markdown'), 'merged', [0, 1], 2],
        [uri('phone/2026-03-02-chat.markdown'), 'new', [0, 1], 0],
      ],
    );
    assert.deepEqual(await log(1), {
      before: null,
      edits: [],
      after: NEXT_DAY,
      added: 1,
      places: [],
      files: [],
    });
  });

  it('merges the conversations of folders below each with its own', async () => {
    await write('phone/a b/2026-03-01-chat.markdown', OTHER);
    await write('computer/a b/2026-03-03-chat.markdown', NEXT_DAY);
    await write('computer/c/2026-03-03-chat.markdown', NEXT_DAY);
    const reading = (await read('phone/', 'computer/')) as MergeReading;
    assert.deepEqual(reading.logs.map(({ uri, state }) => [uri, state]).sort(), [
      [uri('phone/2026-03-01-chat.markdown'), 'merged'],
      [uri('phone/2026-03-02-chat.markdown'), 'new'],
      [uri('phone/a b/2026-03-01-chat.markdown'), 'same'],
      [uri('phone/a b/2026-03-03-chat.markdown'), 'new'],
      [uri('phone/c/2026-03-03-chat.markdown'), 'new'],
    ]);
  });

  it('knows pictures by their bytes, and says which files the merged logs need', async () => {
    const picture = (address: string) => message('08:01:30', 'Kim', `![](${address})`);
    await write('phone/2026-03-01-chat.markdown', FIRST.replace('Hi', 'Hi all') + picture('img/1.png'));
    await write('phone/img/1.png', 'a');
    await write(
      'computer/2026-03-01-chat.markdown',
      SECOND.replace('Hi', 'Hi all') +
        picture('../media/A.png') +
        picture('../media/B.png') +
        message('08:05:00', 'Lee', '![](img/1.png) [x](x.exe)'),
    );
    for (const name of ['media/A.png', 'media/B.png', 'computer/img/1.png', 'computer/x.exe'])
      await write(name, name.endsWith('A.png') ? 'a' : name);
    const reading = (await read('phone/', 'computer/')) as MergeReading;
    const files = [
      { from: uri('computer/x.exe'), to: null },
      { from: uri('computer/img/1.png'), to: uri('phone/img/1_2.png') },
    ];
    const sorted = (all: readonly { readonly from: string }[] | undefined) =>
      [...(all ?? [])].sort((x, y) => (x.from < y.from ? 1 : -1));
    assert.deepEqual(sorted(reading.logs[0]?.files), files);
    const merged = await log(0);
    assert.deepEqual(sorted(merged?.files), files);
    // The picture that both have is there once, the other one where the same address leads to it.
    assert.deepEqual(
      [...merged!.after.matchAll(/\]\(([^)]+)\)/g)].map(match => match[1]),
      ['img/1.png', '../media/B.png', 'img/1_2.png', 'x.exe'],
    );
  });

  it('has nothing to add of a log that the first contains', async () => {
    const reading = (await read('computer/', 'phone/')) as MergeReading;
    assert.deepEqual(
      reading.logs.map(({ state, added, only, common }) => [state, added, only, common]),
      [
        ['same', 0, [1, 0], 2],
        ['same', 0, [1, 0], 0],
      ],
    );
    assert.deepEqual(await log(0), {
      before: SECOND,
      edits: [],
      after: SECOND,
      added: 0,
      places: [],
      files: [],
    });
  });

  it('settles the places where two messages may be one', async () => {
    const plans = (time: string) => message(time, 'Ann', 'I bring the plans of the house');
    await write('phone/2026-03-01-chat.markdown', FIRST + plans('08:03:05'));
    await write('computer/2026-03-01-chat.markdown', SECOND + plans('08:03:50'));
    const reading = (await read(
      'phone/2026-03-01-chat.markdown',
      'computer/2026-03-01-chat.markdown',
    )) as MergeReading;
    assert.equal(reading.logs[0]!.uncertain, 1);
    const withBoth = (await log(0))!;
    assert.deepEqual(withBoth.places, [
      {
        doubt: 'time',
        kept: 'open',
        first: {
          line: lineOf(withBoth.after, '> 08:03:05'),
          header: '08:03:05 Ann',
          text: 'I bring the plans of the house',
          isRemovable: true,
        },
        second: {
          line: lineOf(withBoth.after, '> 08:03:50'),
          header: '08:03:50 Ann',
          text: 'I bring the plans of the house',
          isRemovable: true,
        },
      },
    ]);
    assert.equal(withBoth.added, 2);
    for (const [kept, missing] of [
      ['first', '08:03:50'],
      ['second', '08:03:05'],
    ] as const) {
      const change = await log(0, 1, { kept: [kept] });
      assert.equal(change?.after, withBoth.after.replace(plans(missing), ''));
      assert.equal(applyEdits(change?.before ?? '', change?.edits ?? []), change?.after);
    }
    const chosen = withBoth.places.map(place => ({ ...place, kept: 'both' }));
    assert.deepEqual(await log(0, 1, { kept: ['both'] }), { ...withBoth, places: chosen });
    assert.deepEqual(await log(0), withBoth, 'nothing is remembered');
  });

  it('takes what another log knows better, if that is wanted', async () => {
    await write('phone/2026-03-01-chat.markdown', SECOND.replace(/(> \d\d:\d\d):\d\d/g, '$1:00'));
    const reading = (await read(
      'phone/2026-03-01-chat.markdown',
      'computer/2026-03-01-chat.markdown',
    )) as MergeReading;
    assert.deepEqual([reading.logs[0]!.state, reading.logs[0]!.offers], ['same', { seconds: 3, picture: 0 }]);
    assert.deepEqual((await log(0))?.edits, []);
    assert.equal((await log(0, 1, { taken: ['seconds'] }))?.after, SECOND);
  });

  it('gives no log of another merge', async () => {
    await read('phone/', 'computer/');
    await read('computer/', 'phone/');
    await server.connection.sendNotification(MERGE_END, { id: 1 });
    assert.equal(await log(0, 1), null);
    assert.equal((await log(0, 2))?.before, SECOND);
  });

  it('reads open logs as they are typed', async () => {
    await server.open(uri('computer/2026-03-01-chat.markdown'), SECOND + message('08:03:00', 'Ann', 'Bye'));
    const typed = FIRST.replace('Hi', 'Hi there');
    await server.open(uri('phone/2026-03-01-chat.markdown'), typed);
    await read('phone/2026-03-01-chat.markdown', 'computer/2026-03-01-chat.markdown');
    const change = await log(0);
    assert.equal(change?.before, typed);
    assert.match(change?.after ?? '', /Ann[\s\S]*Bye/);
  });

  it('says which logs look like two conversations', async () => {
    const talk = (speaker: string, seconds: number) =>
      Array.from({ length: 12 }, (_, i) =>
        message(`10:${String(10 + i)}:${seconds}`, speaker, `${speaker} says ${'xyzuvwabcdef'[i]}${i * i}`),
      ).join('');
    await write('a/2026-03-01-chat.markdown', talk('Kim', 11));
    await write('b/2026-03-01-chat.markdown', talk('Bo', 37));
    await write('c/2026-04-01-chat.markdown', talk('Kim', 11));
    const reading = (await read('a/', 'b/', 'c/')) as MergeReading;
    assert.deepEqual(
      reading.logs.map(({ state, added }) => [state, added]),
      [
        ['other', 12],
        ['other', 12],
      ],
    );
    assert.equal(await log(0), null, 'nothing is merged unasked');
    const anyway = await server.request<MergeReadResult>(MERGE_READ, {
      sources: ['a/', 'b/', 'c/'].map(uri),
      anyway: true,
    });
    assert.deepEqual(
      (anyway as MergeReading).logs.map(({ state }) => state),
      ['merged', 'new'],
    );
    assert.equal((await log(0, 2))?.added, 12);
    assert.deepEqual(
      reading.relations.map(({ a, b, relation, common }) => [a, b, relation, common.pairs]),
      [
        [0, 1, 'different', 0],
        [0, 2, 'apart', 0],
        [1, 2, 'apart', 0],
      ],
    );
  });

  it('is done in slices: other requests are answered meanwhile, and it can be cancelled', async () => {
    const day = (from: number) =>
      Array.from({ length: 40_000 }, (_, i) => {
        const time = new Date((from + i) * 1000).toISOString().slice(11, 19);
        return message(time, 'Kim', `This is number ${from + i} of all`);
      }).join('');
    await write('phone/2026-03-01-chat.markdown', day(0));
    await write('computer/2026-03-01-chat.markdown', day(20_000));
    const order: string[] = [];
    const merge = read('phone/2026-03-01-chat.markdown', 'computer/2026-03-01-chat.markdown').then(
      reading => {
        order.push('merge');
        return reading as MergeReading;
      },
    );
    let answers = 0;
    while (order.length === 0) {
      await server.request('workspace/symbol', { query: 'nobody' });
      answers++;
    }
    assert.ok(answers >= 3, `${answers} requests were answered meanwhile`);
    assert.equal((await merge).logs[0]!.added, 20_000);
    const source = new CancellationTokenSource();
    const cancelled = server.connection.sendRequest(
      MERGE_READ,
      { sources: ['phone/2026-03-01-chat.markdown', 'computer/2026-03-01-chat.markdown'].map(uri) },
      source.token,
    );
    source.cancel();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.equal(await log(0, 2), null);
  });

  it('refuses what it cannot do, with the reason', async () => {
    const reasonOf = async (...names: string[]) => (await read(...names)) as { reason: string };
    await write('phone/2026-03-05.chatlog', message('08:00:00', 'Kim', 'Another conversation'));
    await write('phone/notes.md', 'Nothing was said.\n');
    await write('alone/2026-03-01-chat.markdown', FIRST);
    await write('alone/2026-03-02-chat.markdown', 'Not chosen.\n');
    assert.deepEqual(await reasonOf('phone/'), { reason: 'A merge needs two logs or folders at least.' });
    assert.deepEqual(await reasonOf('phone/', 'computer/2026-03-02-chat.markdown'), {
      reason:
        'phone has several conversations: to which of them does computer/2026-03-02-chat.markdown belong? Give its folder.',
    });
    assert.deepEqual(await reasonOf('computer/', 'phone/notes.md'), {
      reason: 'phone/notes.md: no chat log found.',
    });
    assert.deepEqual(await reasonOf('computer/', 'nowhere.chatlog'), {
      reason: 'nowhere.chatlog: this log is not UTF-8, or cannot be read.',
    });
    assert.deepEqual(await reasonOf('alone/2026-03-01-chat.markdown', 'computer/'), {
      reason:
        'The merge needs a new log alone/2026-03-02-chat.markdown, and there is one already: choose it too, or its folder.',
    });
    const outside = await server.request<MergeReadResult>(MERGE_READ, {
      sources: [uri('phone/'), 'file:///elsewhere/'],
    });
    assert.deepEqual(outside, {
      reason: 'Logs are merged in folders of the workspace: open the folder of /elsewhere.',
    });
  });
});

function lineOf(text: string, beginning: string): number {
  return text.split('\n').findIndex(line => line.startsWith(beginning));
}
