import assert from 'node:assert/strict';
import type { FolderEntries } from '../../server/src/protocol';
import { LogWorkspace } from '../../server/src/workspace/logWorkspace';
import { FILE_NAME } from '../support/rules';
import { rounds, until } from '../support/until';
import { FOLDER, MemoryFiles } from '../support/workspace';

const LOG = `${FOLDER}/_posts/${FILE_NAME}`;

/** A workspace whose folders are listed when the test lets them be. */
class Slow extends MemoryFiles {
  readonly listed: string[] = [];
  changes = 0;
  /** Resolves for a folder that may be listed; a test may replace it. */
  gate: (path: string) => Promise<void> = async () => undefined;
  readonly workspace = new LogWorkspace({
    fileSystem: this,
    registryPath: '_data/speakers.yml',
    log: () => undefined,
    onImagesChanged: () => {
      this.changes++;
    },
  });
  readonly images = this.workspace.imagesOf(LOG);

  override async list(uri: string): Promise<FolderEntries> {
    const path = decodeURI(uri).slice(FOLDER.length + 1) || '.';
    this.listed.push(path);
    // What is there when the list is asked for.
    const entries = await super.list(uri).catch((error: unknown) => error as Error);
    await this.gate(path);
    if (entries instanceof Error) throw entries;
    return entries;
  }

  state(address: string): string | undefined {
    return this.images.find(address)?.state;
  }

  add(path: string): void {
    this.files.set(`${FOLDER}/${path}`, '');
  }

  remove(path: string): void {
    this.files.delete(`${FOLDER}/${path}`);
  }

  changed(...paths: readonly string[]): void {
    this.workspace.invalidateListings(paths.map(path => `${FOLDER}/${encodeURI(path)}`));
  }
}

function slow(...paths: readonly string[]): Slow {
  const all = [`_posts/${FILE_NAME}`, ...paths];
  const files = new Slow(Object.fromEntries(all.map(path => [path, ''])));
  files.workspace.setFolders([FOLDER]);
  return files;
}

describe('listed folders', () => {
  it('are listed once a log needs them, from the top, each once', async () => {
    const files = slow('img/2024/a.png', 'img/2024/b.png', 'img/c.png', 'other/d.png');
    assert.deepEqual(files.listed, []);
    assert.equal(files.state('/img/2024/a.png'), 'unknown');
    assert.equal(files.state('/img/2024/x.png'), 'unknown');
    await until(() => files.state('/img/2024/x.png') === 'missing');
    assert.equal(files.state('../img/2024/b.png'), 'there');
    assert.equal(files.state('/img/c.png'), 'there');
    assert.equal(files.state('/img/2023/c.png'), 'missing');
    assert.deepEqual(files.listed, ['.', 'img', 'img/2024']);
  });

  it('that do not exist are not listed', async () => {
    const files = slow();
    files.state('/img/a.png');
    await until(() => files.listed.length > 0);
    await rounds();
    assert.equal(files.state('/img/a.png'), 'unknown');
    assert.deepEqual(files.listed, ['.']);
  });

  it('outside the workspace are not listed', async () => {
    const files = slow('img/a.png');
    for (const address of ['../../etc/passwd', '..%2f..%2fetc/a.png', '/%2e%2e/x/a.png', 'file:///etc/a.png'])
      files.state(address);
    await rounds();
    assert.deepEqual(files.listed, []);
  });

  it('report when they are listed, and only then', async () => {
    const files = slow('img/a.png');
    const before = files.changes;
    let open: () => void = () => undefined;
    files.gate = () => new Promise(resolve => (open = resolve));
    files.state('/img/x.png');
    await rounds();
    files.state('/img/y.png');
    files.state('/img/2024/y.png');
    await rounds();
    assert.equal(files.changes, before);
    open();
    await until(() => files.listed.length === 2);
    open();
    await until(() => files.state('/img/x.png') === 'missing');
    await rounds();
    assert.equal(files.changes, before + 1);
  });

  it('follow files that come and go', async () => {
    const files = slow('img/a.png');
    files.state('/img/b.png');
    await until(() => files.state('/img/b.png') === 'missing');
    files.add('img/b.png');
    files.changed('img/b.png');
    // The list that is known holds until the next.
    assert.equal(files.state('/img/b.png'), 'missing');
    await until(() => files.state('/img/b.png') === 'there');
    files.remove('img/b.png');
    files.changed('img/b.png');
    await until(() => files.state('/img/b.png') === 'missing');
    files.remove('img/a.png');
    files.add('img/A.png');
    files.changed('img/a.png', 'img/A.png');
    await until(() => files.state('/img/a.png') === 'missing');
    assert.equal(files.state('/img/A.png'), 'there');
  });

  it('follow folders that come, move and go, of which no file is reported', async () => {
    const files = slow('img/a.png');
    const states = () =>
      ['/img/a.png', '/pics/a.png', '/img/2024/a.png'].map(each => files.state(each)).join();
    await until(() => states() === 'there,unknown,missing');
    files.remove('img/a.png');
    files.add('pics/a.png');
    files.changed('img', 'pics');
    await until(() => states() === 'unknown,there,unknown');
    files.remove('pics/a.png');
    files.add('img/2024/a.png');
    files.changed('pics', 'img');
    await until(() => states() === 'missing,unknown,there');
    files.remove('img/2024/a.png');
    files.add('img/2024/b.png');
    files.changed('img/2024');
    await until(() => states() === 'missing,unknown,missing');
  });

  it('are forgotten with the folder that they are in', async () => {
    const files = slow('img/2024/a.png');
    await until(() => files.state('/img/2024/a.png') === 'there');
    files.remove('img/2024/a.png');
    files.add('img/2024/b.png');
    const { changes } = files;
    // Another folder has taken the place of the first: the names around it are the same.
    files.changed('img');
    assert.equal(files.changes, changes + 1);
    await until(() => files.state('/img/2024/a.png') === 'missing');
  });

  it('are those of an address with slashes as well, for the choice of it', async () => {
    const files = slow('img/a.png');
    await until(() => files.state('..\\img\\a.png') === 'missing');
    await until(() => files.listed.includes('img'));
    await rounds();
    assert.deepEqual(files.images.near('..\\img\\a.png'), ['../img/a.png']);
  });

  it('are not listed again for files elsewhere, nor twice at a time', async () => {
    const files = slow('img/a.png');
    await until(() => files.state('/img/b.png') === 'missing');
    const { changes } = files;
    files.changed('.git/index.lock', '_posts/2024-05-02-chat.markdown', 'img/2024/x.png', 'imgs/a.png');
    await rounds();
    assert.deepEqual(files.listed, ['.', 'img']);
    let open: () => void = () => undefined;
    files.gate = () => new Promise(resolve => (open = resolve));
    files.changed('img/b.png');
    await until(() => files.listed.length === 3);
    for (let i = 0; i < 10; i++) files.changed(`img/${i}.png`);
    files.add('img/b.png');
    await rounds();
    assert.equal(files.listed.length, 3);
    files.gate = async () => undefined;
    open();
    await until(() => files.state('/img/b.png') === 'there');
    assert.deepEqual(files.listed, ['.', 'img', 'img', 'img']);
    assert.equal(files.changes, changes + 1);
  });

  it('that cannot be listed are unknown, until something changes in them', async () => {
    const files = slow('img/a.png', 'img/2024/a.png');
    files.gate = async path => {
      if (path === 'img') throw new Error('not allowed');
    };
    files.state('/img/b.png');
    await until(() => files.listed.length === 2);
    await rounds();
    assert.equal(files.state('/img/b.png'), 'unknown');
    assert.equal(files.state('/img/2024/a.png'), 'unknown');
    assert.deepEqual(files.listed, ['.', 'img']);
    files.gate = async () => undefined;
    files.changed('img/b.png');
    await until(() => files.state('/img/b.png') === 'missing');
  });

  it('that are never listed block no other, nor the next folders of the workspace', async () => {
    const never = Array.from({ length: 20 }, (_, i) => `img${i}`);
    const files = slow('img/a.png', 'pics/a.png', ...never.map(folder => `${folder}/a.png`));
    files.gate = path => (path.startsWith('img') ? new Promise(() => {}) : Promise.resolve());
    files.state('/img/b.png');
    await until(() => files.listed.includes('img'));
    files.state('/pics/b.png');
    await until(() => files.state('/pics/b.png') === 'missing');
    for (const folder of never) files.state(`/${folder}/b.png`);
    await rounds();
    assert.equal(files.state('/img/b.png'), 'unknown');
    files.gate = async () => undefined;
    files.workspace.setFolders([FOLDER]);
    await until(() => files.state('/img/b.png') === 'missing');
  });

  it('are not asked for before the folders of the workspace are set: a client would not answer', async () => {
    const files = new Slow({ 'img/a.png': '' });
    assert.equal(files.state('img/a.png'), 'unknown');
    await rounds();
    assert.deepEqual(files.listed, []);
    files.workspace.setFolders([FOLDER]);
    await until(() => files.state('/img/b.png') === 'missing');
  });

  it('are unknown without a file system', () => {
    const workspace = new LogWorkspace({ fileSystem: undefined, registryPath: '', log: () => undefined });
    workspace.setFolders([FOLDER]);
    assert.deepEqual(workspace.imagesOf(LOG).find('/img/a.png'), { state: 'unknown' });
    assert.equal(workspace.imagesOf(LOG).find('https://a.cn/a.png'), undefined);
  });

  it('are listed again when the client reports no changes', async () => {
    const files = slow('img/a.png');
    await until(() => files.state('/img/b.png') === 'missing');
    files.add('img/b.png');
    files.workspace.invalidateAllListings();
    await until(() => files.state('/img/b.png') === 'there');
  });
});
