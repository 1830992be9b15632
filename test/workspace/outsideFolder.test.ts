import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../../server/src/node/nodeFileSystem';
import { LogWorkspace } from '../../server/src/workspace/logWorkspace';

/** Files of a workspace on disk, in which `link` leads to a folder outside. */
describe('What lies behind a link', () => {
  let folder: string;
  let site: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-link-'));
    for (const name of ['site', 'outside', 'outside/posts']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'outside/speakers.yml'), 'people:\n  - name: Kim\n');
    writeFileSync(join(folder, 'outside/posts/x-chat.md'), '> 07:00:00  Kim\n\nsecret\n');
    symlinkSync('../outside', join(folder, 'site/link'));
    site = pathToFileURL(join(folder, 'site')).href;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function workspaceWith(registryPath: string): Promise<{ workspace: LogWorkspace; said: string[] }> {
    const said: string[] = [];
    const workspace = new LogWorkspace({
      fileSystem: nodeFileSystem,
      registryPath,
      log: text => said.push(text),
    });
    workspace.setFolders([site]);
    await workspace.whenComplete();
    return { workspace, said };
  }

  it('is no registry, which is logged', async () => {
    const { workspace, said } = await workspaceWith('link/speakers.yml');
    assert.deepEqual(workspace.registries, []);
    assert.deepEqual(said, [
      `The speaker registry ${site}/link/speakers.yml is not read: it lies outside of the folder, or behind a link`,
    ]);
  });

  it('is no log, neither when it is reported nor when its lines are requested', async () => {
    const { workspace } = await workspaceWith('_data/speakers.yml');
    workspace.invalidate(`${site}/link/posts/x-chat.md`);
    workspace.invalidateFolders([`${site}/link/posts`]);
    await workspace.whenComplete();
    assert.deepEqual(workspace.logs(), []);
    for (const uri of [
      `${site}/link/posts/x-chat.md`,
      `${site}/%2e%2e/outside/posts/x-chat.md`,
      pathToFileURL(join(folder, 'outside/posts/x-chat.md')).href,
    ]) {
      await assert.rejects(workspace.readLines(uri), /outside of the folder/, uri);
      assert.equal(await workspace.exists(uri, site), false, uri);
    }
  });
});
