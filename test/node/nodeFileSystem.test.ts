import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../server/src/node/nodeFileSystem';
import { MAX_FILE_BYTES } from '../../server/src/workspace/logIndex';

describe("Node's file system", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

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
    assert.equal(String(await nodeFileSystem.readFile(uriOf('x-chat.md'))), 'Hi');
  });

  it('says whether a file is there, of whatever size', async () => {
    writeFileSync(join(folder, 'x.png'), '');
    truncateSync(join(folder, 'x.png'), 2 ** 33);
    mkdirSync(join(folder, 'y.png'));
    assert.equal(await nodeFileSystem.exists(uriOf('x.png')), true);
    assert.equal(await nodeFileSystem.exists(uriOf('y.png')), false);
    await assert.rejects(nodeFileSystem.exists(uriOf('z.png')));
  });

  it('refuses a pipe, which would be waited for without end', async () => {
    execFileSync('mkfifo', [join(folder, 'x-chat.md')]);
    await assert.rejects(nodeFileSystem.readFile(uriOf('x-chat.md')), /no file/);
  });

  it('refuses a link, which may lead anywhere', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'Hi');
    symlinkSync(join(folder, 'notes.txt'), join(folder, 'x-chat.md'));
    await assert.rejects(nodeFileSystem.readFile(uriOf('x-chat.md')), /no file/);
  });

  it('refuses a file that is too large, before it is read', async () => {
    writeFileSync(join(folder, 'x-chat.md'), '');
    // Sparse: more than Node can read into one buffer.
    truncateSync(join(folder, 'x-chat.md'), 2 ** 33);
    await assert.rejects(
      nodeFileSystem.readFile(uriOf('x-chat.md')),
      new RegExp(`more than ${MAX_FILE_BYTES}`),
    );
  });
});
