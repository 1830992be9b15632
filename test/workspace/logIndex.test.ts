import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { MAX_SITES } from '../../server/src/people/mentionSites';
import { type FileSystem, MAX_FILE_BYTES } from '../../server/src/workspace/fileSystem';
import { LogIndex } from '../../server/src/workspace/logIndex';
import { rounds, until } from '../support/until';

const ROOT = 'file:///logs';

function log(speakers: readonly string[], author = 'Reading Group'): string {
  const messages = speakers.map(name => `> 08:00:00  ${name}  \n   \nhi @Lee\n   \n`).join('');
  return `---\nlayout: source\ntitle: A day\nauthor: ${author}\n---\n${messages}`;
}

/** A workspace of files by name, which tests change, and its index. */
class Indexed implements FileSystem {
  readonly files = new Map<string, string | Uint8Array>();
  readonly logged: string[] = [];
  readonly progress: string[] = [];
  readonly index = new LogIndex({
    fileSystem: this,
    log: message => this.logged.push(message),
    onProgress: ({ done, total }) => this.progress.push(`${done}/${total}`),
  });
  reading = 0;
  mostReading = 0;

  constructor(files: Record<string, string | Uint8Array>) {
    for (const [name, content] of Object.entries(files)) this.files.set(`${ROOT}/${name}`, content);
  }

  async findLogs(folders: readonly string[]): Promise<string[]> {
    return [...this.files.keys()].filter(uri =>
      folders.some(folder => uri.startsWith(`${decodeURI(folder)}/`)),
    );
  }

  async readFile(uri: string): Promise<Uint8Array> {
    this.mostReading = Math.max(this.mostReading, ++this.reading);
    await wait(1);
    this.reading--;
    const content = this.files.get(uri);
    if (content === undefined) throw new Error('no such file');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async exists(uri: string): Promise<boolean> {
    return this.files.has(uri);
  }

  async size(): Promise<never> {
    throw new Error('the index asks for no sizes');
  }

  async list(): Promise<never> {
    throw new Error('the index lists no folders');
  }

  /** Waits for the index and compares the numbers of messages by speaker over all logs. */
  async check(expected: Record<string, number>) {
    await this.index.whenIdle();
    const counts: Record<string, number> = {};
    for (const { speakers } of this.index.records.values()) {
      for (const [name, count] of speakers) counts[name] = (counts[name] ?? 0) + count;
    }
    assert.deepEqual(counts, expected);
  }
}

async function indexed(files: Record<string, string | Uint8Array>): Promise<Indexed> {
  const workspace = new Indexed(files);
  workspace.index.setFolders([ROOT]);
  await workspace.index.whenIdle();
  return workspace;
}

describe('The index of logs', () => {
  it('knows headers, mentions, the author, the title and the day of every log', async () => {
    const { index } = await indexed({ '2024-02-09-chat.md': log(['Kim', 'Lee', 'Kim']) });
    const [record] = index.records.values();
    assert.equal(record?.day, '2024-02-09');
    assert.equal(record?.title, 'A day');
    assert.equal(record?.author?.name, 'Reading Group');
    assert.equal(record?.messageCount, 3);
    assert.deepEqual(record?.headers.at(1), {
      name: 'Lee',
      line: 9,
      start: 12,
      bodyLine: 11,
      bodyEnd: 7,
      timestamp: 8 * 3600,
    });
    assert.deepEqual(record?.mentions.all()[0], { line: 7, start: 3, text: '@Lee' });
  });

  it('takes a URI in whichever way it is escaped', async () => {
    const workspace = await indexed({ '%E7%BE%A4-chat.md': log(['Kim']) });
    workspace.files.set(`${ROOT}/群-chat.md`, log(['Lee']));
    workspace.index.invalidate(`${ROOT}/群-chat.md`);
    await workspace.check({ Lee: 1 });
  });

  it('follows files that change, come and go', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    await workspace.check({ Kim: 1 });
    workspace.files.set(`${ROOT}/a-chat.md`, log(['Lee']));
    workspace.files.set(`${ROOT}/b-chat.md`, log(['Lee']));
    workspace.files.set('file:///elsewhere/c-chat.md', log(['Nobody']));
    workspace.files.set(`${ROOT}/notes.md`, log(['Nobody']));
    for (const uri of workspace.files.keys()) workspace.index.invalidate(uri);
    await workspace.check({ Lee: 2 });
    workspace.files.delete(`${ROOT}/b-chat.md`);
    workspace.index.invalidate(`${ROOT}/b-chat.md`);
    await workspace.check({ Lee: 1 });
  });

  it('follows a folder that is reported without its files', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']), '2024/b-chat.md': log(['Lee']) });
    workspace.files.delete(`${ROOT}/2024/b-chat.md`);
    workspace.files.set(`${ROOT}/旧 2024/b-chat.md`, log(['Lee', 'Park']));
    await workspace.index.invalidateFolders([`${ROOT}/2024`, `${ROOT}/%E6%97%A7%202024`]);
    await workspace.check({ Kim: 1, Lee: 1, Park: 1 });
    workspace.files.delete(`${ROOT}/旧 2024/b-chat.md`);
    await workspace.index.invalidateFolders([`${ROOT}/旧 2024`]);
    await workspace.check({ Kim: 1 });
  });

  it('looks for no logs in hidden folders, those of tools and those elsewhere, when they come', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    const names = ['.git', 'node_modules', 'sub/_site'];
    for (const name of names) workspace.files.set(`${ROOT}/${name}/b-chat.md`, log(['Nobody']));
    let listed = 0;
    workspace.findLogs = async () => {
      listed++;
      return [];
    };
    await workspace.index.invalidateFolders([...names.map(name => `${ROOT}/${name}`), 'file:///elsewhere']);
    assert.equal(listed, 0);
    await workspace.index.invalidateFolders([`${ROOT}/new`]);
    assert.equal(listed, 1);
  });

  it('survives a new folder that cannot be listed', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    workspace.findLogs = () => Promise.reject(new Error('gone'));
    await workspace.index.invalidateFolders([`${ROOT}/new`]);
    await workspace.check({ Kim: 1 });
    assert.match(workspace.logged.join(), /gone/);
  });

  it('leaves out hidden folders and those of tools, listed or changed', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']), '.trash/b-chat.md': log(['Nobody']) });
    workspace.files.set(`${ROOT}/_site/c-chat.md`, log(['Nobody']));
    workspace.index.invalidate(`${ROOT}/_site/c-chat.md`);
    await workspace.check({ Kim: 1 });
    workspace.index.setFolders([`${ROOT}/.trash`]);
    await workspace.check({ Nobody: 1 });
  });

  it('follows the folders', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    workspace.files.set('file:///more/b-chat.md', log(['Lee']));
    await workspace.check({ Kim: 1 });
    workspace.index.setFolders(['file:///more']);
    await workspace.check({ Lee: 1 });
    workspace.index.setFolders([]);
    await workspace.check({});
  });

  it('forgets answers about folders that are none any more', async () => {
    const workspace = new Indexed({ 'a-chat.md': log(['Kim']) });
    let answer: ((found: string[]) => void) | undefined;
    workspace.findLogs = () => new Promise(resolve => (answer = resolve));
    let read = 0;
    workspace.readFile = async () => {
      read++;
      return new TextEncoder().encode(log(['Kim']));
    };
    workspace.index.setFolders([ROOT]);
    await until(() => answer !== undefined);
    workspace.index.setFolders([]);
    answer!([`${ROOT}/a-chat.md`]);
    await rounds();
    assert.equal(read, 0);
    await workspace.check({});
  });

  it('forgets a log that is being read again when its folder is none any more', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    const reread = workspace.index.reread(`${ROOT}/a-chat.md`);
    workspace.index.setFolders([]);
    assert.equal(await reread, undefined);
    await workspace.check({});
  });

  it('reads new folders though files of the former ones never come', async () => {
    const workspace = new Indexed({});
    for (let i = 0; i < 10; i++) workspace.files.set(`${ROOT}/${i}-chat.md`, log(['Kim']));
    workspace.files.set('file:///more/b-chat.md', log(['Lee']));
    const read = workspace.readFile.bind(workspace);
    let reads = 0;
    workspace.readFile = uri => {
      if (!uri.startsWith(ROOT)) return read(uri);
      reads++;
      return new Promise(() => undefined);
    };
    workspace.index.setFolders([ROOT]);
    await until(() => reads > 0);
    workspace.index.setFolders(['file:///more']);
    await workspace.check({ Lee: 1 });
  });

  it('keeps a log that comes after its folder was listed', async () => {
    const workspace = new Indexed({ 'a-chat.md': log(['Kim']) });
    const list = workspace.findLogs.bind(workspace);
    workspace.findLogs = async folders => {
      const found = await list(folders);
      await until(() => workspace.index.records.size > 0);
      return found;
    };
    workspace.index.setFolders([ROOT]);
    workspace.files.set(`${ROOT}/b-chat.md`, log(['Lee']));
    workspace.index.invalidate(`${ROOT}/b-chat.md`);
    await workspace.check({ Kim: 1, Lee: 1 });
  });

  it('keeps no more mentions of a log than memory is sure to hold', async () => {
    const ofOneMessage = log(['Kim']).replace('@Lee', '@'.repeat(300_000));
    const ofTwo = log(['Kim', 'Lee']).replaceAll('@Lee', '@Lee '.repeat(60_000));
    const { index } = await indexed({ 'a-chat.md': ofOneMessage, 'b-chat.md': ofTwo });
    const counts = Array.from(index.records.values(), ({ mentions }) => mentions.length);
    assert.deepEqual(counts, [MAX_SITES, MAX_SITES]);
  });

  it('knows a name of any length', async () => {
    const name = 'N'.repeat(300_000);
    const workspace = await indexed({ 'a-chat.md': log(['Kim', name]) });
    await workspace.check({ Kim: 1, [name]: 1 });
  });

  it('reads a log at once for who needs it as it is', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    workspace.files.set(`${ROOT}/a-chat.md`, log(['Lee']));
    const record = await workspace.index.reread(`${ROOT}/a-chat.md`);
    assert.deepEqual([...record!.speakers], [['Lee', 1]]);
    workspace.files.delete(`${ROOT}/a-chat.md`);
    assert.equal(await workspace.index.reread(`${ROOT}/a-chat.md`), undefined);
    await workspace.check({});
  });

  it('reads a log again on demand, where another reading overtakes', async () => {
    const workspace = await indexed({ 'a-chat.md': log(['Kim']) });
    workspace.files.set(`${ROOT}/a-chat.md`, log(['Lee']));
    const reread = workspace.index.reread(`${ROOT}/a-chat.md`);
    workspace.index.invalidate(`${ROOT}/a-chat.md`);
    assert.deepEqual([...(await reread)!.speakers], [['Lee', 1]]);
  });

  it('leaves out what cannot be read, and says so', async () => {
    const gbk = Uint8Array.from([0x3e, 0x20, 0xc0, 0xee, 0xd0, 0xdb]);
    const workspace = await indexed({
      'a-chat.md': log(['Kim']),
      'gbk-chat.md': gbk,
      'large-chat.md': new Uint8Array(MAX_FILE_BYTES + 1),
    });
    workspace.index.invalidate(`${ROOT}/absent-chat.md`);
    await workspace.check({ Kim: 1 });
    const logged = workspace.logged.join('\n');
    assert.equal(workspace.logged.length, 3, logged);
    for (const name of ['gbk', 'large', 'absent']) {
      assert.match(logged, new RegExp(`${ROOT}/${name}-chat\\.md`));
    }
  });

  it('reads the same where pieces are decoded one by one', async () => {
    // In some file, each kind of line end and a character of several bytes is at the border of a piece.
    const files: Record<string, string> = {};
    for (let shift = 0; shift < 8; shift++) {
      const filler = 'x'.repeat(64 * 1024 - 12 - shift);
      files[`${shift}-chat.md`] = `${filler}\r\n> 08:00:00  韩梅梅\r\n\r\nhi\r\n`;
    }
    const workspace = await indexed(files);
    await workspace.check({ 韩梅梅: 8 });
    for (const { headers } of workspace.index.records.values()) assert.equal(headers.at(0).line, 1);
  });

  it('reads a few files at a time, and reports its progress', async () => {
    const workspace = new Indexed(
      Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}-chat.md`, log(['Kim'])])),
    );
    workspace.index.setFolders([ROOT]);
    await workspace.check({ Kim: 200 });
    assert.equal(workspace.mostReading, 8);
    assert.ok(workspace.progress.includes('100/200'));
    assert.deepEqual(workspace.progress.slice(-2), ['200/200', '0/0']);
  });

  it('lets the event loop have its turn whenever a slice of time is over', async () => {
    // Files are available immediately, so only the index itself yields to the event loop.
    const text = log(Array.from({ length: 2000 }, (_, i) => `Speaker ${i % 50}`));
    const workspace = new Indexed({});
    for (let i = 0; i < 5; i++) workspace.files.set(`${ROOT}/${i}-chat.md`, text);
    workspace.readFile = async () => new TextEncoder().encode(text);
    const turnsOf = async (millisecondsPerLook: number) => {
      let time = 1;
      const clock = mock.method(performance, 'now', () => (time += millisecondsPerLook));
      workspace.index.setFolders([]);
      workspace.index.setFolders([ROOT]);
      let turns = 0;
      for (; !workspace.index.isIdle; turns++) await new Promise(setImmediate);
      clock.mock.restore();
      return turns;
    };
    const pieces = (5 * Buffer.byteLength(text)) / (16 * 1024);
    assert.ok((await turnsOf(0)) < 5);
    assert.ok((await turnsOf(1)) > pieces / 2);
  });

  it('survives a folder that cannot be listed', async () => {
    const workspace = new Indexed({});
    workspace.findLogs = () => Promise.reject(new Error('gone'));
    workspace.index.setFolders([ROOT]);
    await workspace.check({});
    assert.match(workspace.logged.join(), /gone/);
  });

  it('goes on with the others while a file is not answered', async () => {
    const workspace = new Indexed({ 'slow-chat.md': log(['Kim']), 'b-chat.md': log(['Lee']) });
    const read = workspace.readFile.bind(workspace);
    let answer: (bytes: Uint8Array) => void = () => undefined;
    workspace.readFile = uri =>
      uri.includes('slow') ? new Promise(resolve => (answer = resolve)) : read(uri);
    workspace.index.setFolders([ROOT]);
    await until(() => workspace.index.records.size > 0);
    assert.deepEqual([...workspace.index.records.keys()], [`${ROOT}/b-chat.md`]);
    assert.equal(workspace.index.isIdle, false);
    // It changed while it was being read: the later request counts, whichever answer comes first.
    workspace.readFile = read;
    workspace.files.set(`${ROOT}/slow-chat.md`, log(['Kim', 'Kim']));
    workspace.index.invalidate(`${ROOT}/slow-chat.md`);
    await workspace.check({ Kim: 2, Lee: 1 });
    answer(new TextEncoder().encode(log(['Old'])));
    await rounds();
    await workspace.check({ Kim: 2, Lee: 1 });
  });
});
