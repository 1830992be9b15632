import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { FileSystem } from '../../server/src/workspace/fileSystem';
import { MAX_FILE_BYTES, OtherSpeakers } from '../../server/src/workspace/otherSpeakers';

const ROOT = 'file:///logs';

function log(speakers: readonly string[], author = 'Reading Group'): string {
  const messages = speakers.map(name => `> 08:00:00  ${name}  \n   \nhi\n   \n`).join('');
  return `---\nlayout: source\nauthor: ${author}\n---\n${messages}`;
}

/** A workspace of files by name, which tests change. */
class Workspace implements FileSystem {
  readonly files = new Map<string, string | Uint8Array>();
  readonly logged: string[] = [];
  readonly speakers = new OtherSpeakers({ fileSystem: this, log: message => this.logged.push(message) });
  reading = 0;
  mostReading = 0;

  constructor(files: Record<string, string | Uint8Array>) {
    for (const [name, content] of Object.entries(files)) this.files.set(`${ROOT}/${name}`, content);
    this.speakers.setFolders([ROOT]);
  }

  async findLogs(folders: readonly string[]): Promise<string[]> {
    return [...this.files.keys()].filter(uri => folders.some(folder => uri.startsWith(`${folder}/`)));
  }

  async readFile(uri: string): Promise<Uint8Array> {
    this.mostReading = Math.max(this.mostReading, ++this.reading);
    await wait(1);
    this.reading--;
    const content = this.files.get(uri);
    if (content === undefined) throw new Error('no such file');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  /** The speakers once they come to be as expected, or fail to within a second. */
  async check(expected: Record<string, number>) {
    for (let tries = 0; tries < 100; tries++) {
      if (JSON.stringify(this.#counts()) === JSON.stringify(sorted(Object.entries(expected)))) return;
      await wait(10);
    }
    assert.deepEqual(this.#counts(), sorted(Object.entries(expected)));
  }

  #counts() {
    return sorted(this.speakers.counts());
  }
}

function sorted(entries: Iterable<readonly [string, number]>) {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

describe('Speakers of other logs', () => {
  it('are counted over all logs', async () => {
    const workspace = new Workspace({ 'a-chat.md': log(['Kim', 'Lee', 'Kim']), 'b-chat.md': log(['Kim']) });
    assert.equal(workspace.speakers.counts().size, 0);
    await workspace.check({ Kim: 3, Lee: 1 });
    assert.deepEqual([...workspace.speakers.authors()], [['Reading Group', 2]]);
  });

  it('are not read before anyone asks', async () => {
    const workspace = new Workspace({ 'a-chat.md': log(['Kim']) });
    workspace.speakers.invalidate(`${ROOT}/a-chat.md`);
    await wait(20);
    assert.equal(workspace.mostReading, 0);
  });

  it('leave out the open logs, however their URI is escaped', async () => {
    const workspace = new Workspace({ '%E7%BE%A4-chat.md': log(['Kim']), 'b-chat.md': log(['Lee']) });
    await workspace.check({ Kim: 1, Lee: 1 });
    workspace.speakers.setOpen([`${ROOT}/群-chat.md`]);
    await workspace.check({ Lee: 1 });
    workspace.speakers.setOpen([]);
    await workspace.check({ Kim: 1, Lee: 1 });
  });

  it('follow files that change, come and go', async () => {
    const workspace = new Workspace({ 'a-chat.md': log(['Kim']) });
    await workspace.check({ Kim: 1 });
    workspace.files.set(`${ROOT}/a-chat.md`, log(['Lee']));
    workspace.files.set(`${ROOT}/b-chat.md`, log(['Lee']));
    workspace.files.set('file:///elsewhere/c-chat.md', log(['Nobody']));
    for (const uri of workspace.files.keys()) workspace.speakers.invalidate(uri);
    await workspace.check({ Lee: 2 });
    workspace.files.delete(`${ROOT}/b-chat.md`);
    workspace.speakers.invalidate(`${ROOT}/b-chat.md`);
    await workspace.check({ Lee: 1 });
  });

  it('follow the folders', async () => {
    const workspace = new Workspace({ 'a-chat.md': log(['Kim']) });
    workspace.files.set('file:///more/b-chat.md', log(['Lee']));
    await workspace.check({ Kim: 1 });
    workspace.speakers.setFolders(['file:///more']);
    await workspace.check({ Lee: 1 });
    workspace.speakers.setFolders([]);
    await workspace.check({});
  });

  it('pass over what cannot be read, and say so', async () => {
    const gbk = Uint8Array.from([0x3e, 0x20, 0xc0, 0xee, 0xd0, 0xdb]);
    const workspace = new Workspace({
      'a-chat.md': log(['Kim']),
      'gbk-chat.md': gbk,
      'large-chat.md': new Uint8Array(MAX_FILE_BYTES + 1),
    });
    workspace.speakers.counts();
    workspace.speakers.invalidate(`${ROOT}/absent-chat.md`);
    await workspace.check({ Kim: 1 });
    await wait(50);
    const logged = workspace.logged.join('\n');
    assert.equal(workspace.logged.length, 3, logged);
    for (const name of ['gbk', 'large', 'absent'])
      assert.match(logged, new RegExp(`${ROOT}/${name}-chat\\.md`));
  });

  it('are read whole where pieces are decoded one by one', async () => {
    // Every kind of line end and a character of several bytes meet the border of a piece in some file.
    const files: Record<string, string> = {};
    for (let shift = 0; shift < 8; shift++) {
      const filler = 'x'.repeat(64 * 1024 - 12 - shift);
      files[`${shift}-chat.md`] = `${filler}\r\n> 08:00:00  韩梅梅\r\n\r\nhi\r\n`;
    }
    const workspace = new Workspace(files);
    await workspace.check({ 韩梅梅: 8 });
  });

  it('are read a few files at a time, and let the event loop have its turn', async () => {
    const text = log(Array.from({ length: 2000 }, (_, i) => `Speaker ${i % 50}`));
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}-chat.md`, text]));
    const workspace = new Workspace(files);
    workspace.speakers.counts();
    let turns = 0;
    while (workspace.speakers.authors().get('Reading Group') !== 200) {
      await wait(1);
      turns++;
    }
    assert.ok(turns >= 10, `${turns}`);
    assert.ok(workspace.mostReading <= 4, `${workspace.mostReading}`);
  });

  it('survive a folder that cannot be listed', async () => {
    const workspace = new Workspace({});
    workspace.findLogs = () => Promise.reject(new Error('gone'));
    assert.equal(workspace.speakers.counts().size, 0);
    await wait(20);
    assert.match(workspace.logged.join(), /gone/);
  });
});
