import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFolder, readFolderSync } from '../../server/src/node/folderEntries';
import { nodeFileSystem } from '../../server/src/node/nodeFileSystem';
import { MAX_FILE_BYTES } from '../../server/src/workspace/fileSystem';

describe("Node's file system", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const read = (name: string) => nodeFileSystem.readFile(uriOf(name), pathToFileURL(folder).href);
  const list = (name: string) => nodeFileSystem.list(uriOf(name), pathToFileURL(folder).href);
  const isThere = (name: string) => nodeFileSystem.exists(uriOf(name), pathToFileURL(folder).href);

  it('finds the logs by name below a folder, follows no link and passes over what is no file', async () => {
    mkdirSync(join(folder, 'a b'));
    mkdirSync(join(folder, '.hidden'));
    for (const name of ['a b/x-chat.md', '.hidden/y-chat.md', 'notes.md'])
      writeFileSync(join(folder, name), '');
    symlinkSync('.', join(folder, 'around'));
    symlinkSync('a b/x-chat.md', join(folder, 'link-chat.md'));
    execFileSync('mkfifo', [join(folder, 'pipe-chat.md')]);
    const folders = [pathToFileURL(folder).href, 'file://elsewhere/x', 'file:///a%2Fb', 'vscode-vfs://x/y'];
    assert.deepEqual(await nodeFileSystem.findLogs(folders, true), [uriOf('a b/x-chat.md')]);
  });

  it('finds the logs of a folder that came, and none under a link or a file', async () => {
    for (const name of ['new', 'other']) mkdirSync(join(folder, name));
    for (const name of ['new/x-chat.md', 'other/y-chat.md', 'z-chat.md'])
      writeFileSync(join(folder, name), '');
    symlinkSync('other', join(folder, 'link'));
    const came = ['new', 'link', 'z-chat.md', 'gone'].map(uriOf);
    assert.deepEqual(await nodeFileSystem.findLogs(came, false), [uriOf('new/x-chat.md')]);
  });

  it('reads a file', async () => {
    writeFileSync(join(folder, 'x-chat.md'), 'Hi');
    assert.equal(String(await read('x-chat.md')), 'Hi');
  });

  it('says sizes and times of files, and nothing of what is no file or lies elsewhere', async () => {
    const top = pathToFileURL(folder).href;
    mkdirSync(join(folder, 'inner'));
    mkdirSync(join(folder, 'folder-chat.md'));
    for (const name of ['x-chat.md', 'inner/y-chat.md']) writeFileSync(join(folder, name), 'Hi');
    symlinkSync('x-chat.md', join(folder, 'link-chat.md'));
    symlinkSync('inner', join(folder, 'around'));
    execFileSync('mkfifo', [join(folder, 'pipe-chat.md')]);
    const stamps = nodeFileSystem.stamps!;
    const of = (names: readonly string[]) => stamps.of(names.map(uriOf), top);
    const none = ['folder', 'link', 'pipe', 'gone'].map(name => `${name}-chat.md`);
    assert.deepEqual(
      await of([...none, 'around/y-chat.md', '../x-chat.md']),
      Array(none.length + 2).fill(undefined),
    );
    const [x, y] = await of(['x-chat.md', 'inner/y-chat.md']);
    assert.equal(y?.size, 2);
    assert.deepEqual((await stamps.read(uriOf('x-chat.md'), top)).stamp, x);
    // A program may set the first time, but not the second.
    utimesSync(join(folder, 'x-chat.md'), 1, 1);
    const [set] = await of(['x-chat.md']);
    assert.equal(set?.modified, 1_000);
    assert.ok(set.changed >= x!.changed);
    await assert.rejects(stamps.read(uriOf('pipe-chat.md'), top));
  });

  it('says whether a file is there, of whatever size', async () => {
    writeFileSync(join(folder, 'x.png'), '');
    truncateSync(join(folder, 'x.png'), 2 ** 33);
    mkdirSync(join(folder, 'y.png'));
    assert.equal(await isThere('x.png'), true);
    assert.equal(await isThere('y.png'), false);
    await assert.rejects(isThere('z.png'));
  });

  it('lists a folder: files and whatever else, folders, and links of which it does not say where they lead', async () => {
    mkdirSync(join(folder, '图片/empty'), { recursive: true });
    for (const name of ['a.png', '图片/100%.png', '图片/b.png', '图片/B.png'])
      writeFileSync(join(folder, name), '');
    symlinkSync('..', join(folder, '图片/up'));
    symlinkSync('nowhere.png', join(folder, '图片/broken.png'));
    execFileSync('mkfifo', [join(folder, '图片/pipe')]);
    const sorted = async (name: string) => {
      const { files, folders, links } = await list(name);
      return [files, folders, links].map(names => [...names].sort());
    };
    assert.deepEqual(await sorted('图片'), [
      ['100%.png', 'B.png', 'b.png', 'pipe'],
      ['empty'],
      ['broken.png', 'up'],
    ]);
    assert.deepEqual(await sorted('图片/empty'), [[], [], []]);
    assert.deepEqual(await sorted(''), [['a.png'], ['图片'], []]);
    for (const name of ['nowhere', 'a.png', '图片/up', '图片/broken.png'])
      await assert.rejects(list(name), name);
  });

  it('refuses to list a folder with too many names', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), '');
    assert.equal((await readFolder(folder, 3)).files.length, 3);
    assert.equal(readFolderSync(folder, 3).files.length, 3);
    await assert.rejects(readFolder(folder, 2), /more than 2 names/);
    assert.throws(() => readFolderSync(folder, 2), /more than 2 names/);
  });

  it('refuses a pipe, which would be waited for without end', async () => {
    execFileSync('mkfifo', [join(folder, 'x-chat.md')]);
    await assert.rejects(read('x-chat.md'), /no file/);
  });

  it('refuses a link, which may lead anywhere', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'Hi');
    symlinkSync(join(folder, 'notes.txt'), join(folder, 'x-chat.md'));
    await assert.rejects(read('x-chat.md'), /no file/);
  });

  describe('refuses what is outside of the folder', () => {
    let site: string;
    beforeEach(() => {
      site = pathToFileURL(join(folder, 'site')).href;
      for (const name of ['site', 'site/a', 'site-2', 'outside']) mkdirSync(join(folder, name));
      for (const name of ['site/a/x-chat.md', 'site-2/x-chat.md', 'outside/x-chat.md']) {
        writeFileSync(join(folder, name), 'Hi');
      }
      symlinkSync('../outside', join(folder, 'site/link'));
      symlinkSync('a', join(folder, 'site/inner'));
      symlinkSync('site', join(folder, 'opened'));
    });

    for (const path of [
      'link/x-chat.md',
      'inner/x-chat.md',
      'a/../link/x-chat.md',
      '../outside/x-chat.md',
      '%2e%2e/outside/x-chat.md',
      'a/%2E%2e/.%2e/outside/x-chat.md',
      '..\\outside\\x-chat.md',
      'a%2f..%2f..%2foutside%2fx-chat.md',
      '../site-2/x-chat.md',
      '',
    ]) {
      it(JSON.stringify(path), async () => {
        await assert.rejects(nodeFileSystem.readFile(`${site}/${path}`, site));
        await assert.rejects(nodeFileSystem.exists(`${site}/${path}`, site));
      });
    }

    for (const path of [
      'link',
      'link/',
      'inner/',
      'a/../link',
      '..',
      '../outside',
      '%2e%2e/outside/',
      'a%2f..%2f..',
    ])
      it(`the list of ${path}`, async () => {
        await assert.rejects(nodeFileSystem.list(`${site}/${path}`, site));
      });

    it('and nothing inside', async () => {
      for (const path of ['a/x-chat.md', 'a/../a/x-chat.md', '%61/x-chat.md', './a/x%2Dchat.md']) {
        assert.equal(String(await nodeFileSystem.readFile(`${site}/${path}`, site)), 'Hi', path);
        assert.equal(await nodeFileSystem.exists(`${site}/${path}`, `${site}/`), true, path);
      }
      for (const path of ['a', 'a/../a', '%61', './a/']) {
        assert.deepEqual((await nodeFileSystem.list(`${site}/${path}`, site)).files, ['x-chat.md'], path);
      }
      assert.deepEqual((await nodeFileSystem.list(site, `${site}/`)).folders, ['a']);
      // The user may have opened a folder through a link.
      const opened = pathToFileURL(join(folder, 'opened')).href;
      assert.equal(String(await nodeFileSystem.readFile(`${opened}/a/x-chat.md`, opened)), 'Hi');
      assert.deepEqual((await nodeFileSystem.list(`${opened}/a`, opened)).files, ['x-chat.md']);
      assert.deepEqual((await nodeFileSystem.list(opened, opened)).folders, ['a']);
    });
  });

  it('refuses a file that is too large, before it is read', async () => {
    writeFileSync(join(folder, 'x-chat.md'), '');
    // Sparse: more than Node can read into one buffer.
    truncateSync(join(folder, 'x-chat.md'), 2 ** 33);
    await assert.rejects(read('x-chat.md'), new RegExp(`more than ${MAX_FILE_BYTES}`));
  });
});
