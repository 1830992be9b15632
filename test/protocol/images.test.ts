import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol';
import {
  FILES_FIND,
  FILES_LIST,
  type FilesListParams,
  type FilesListResult,
} from '../../server/src/protocol';
import { MAX_ENTRIES } from '../../server/src/workspace/fileSystem';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const log = (address: string) => `> 08:00:00  Kim  \n   \n![](${address})  \n   \n`;

/** The messages of the findings about images. */
async function found(server: ServerProcess, uri: string): Promise<string[]> {
  const all = await server.diagnostics(uri);
  return all.filter(({ code }) => code === 'image/missing').map(({ message }) => String(message));
}

/** VS Code watches files, and a client of another editor may not. */
const watching: ClientCapabilities = {
  ...vscodeCapabilities,
  workspace: { ...vscodeCapabilities.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

describe('missing images over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  let refreshes = 0;
  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  const own = () => uriOf('_posts/2024-02-09-chat.markdown');
  const prepare: Parameters<typeof ServerProcess.start>[3] = connection => {
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      return null;
    });
  };
  const isFound = (...messages: readonly string[]) =>
    until(async () => (await found(server, own())).join('\n') === messages.join('\n'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-images-'));
    refreshes = 0;
    for (const name of ['_posts', 'img']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'img/cat.png'), '');
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (capabilities: ClientCapabilities) => {
    server = await ServerProcess.start(capabilities, undefined, [pathToFileURL(folder).href], prepare);
  };

  /** Starts a server that lists folders through its client. */
  const startReadingThrough = async (
    list: (params: FilesListParams) => FilesListResult | Promise<FilesListResult>,
  ) => {
    server = await ServerProcess.start(
      watching,
      { fileSystem: 'client' },
      [pathToFileURL(folder).href],
      connection => {
        prepare(connection);
        connection.onRequest(FILES_FIND, () => []);
        connection.onRequest(FILES_LIST, list);
      },
    );
  };

  const LOST = 'There is no image "img/cow.png" in the workspace.';

  it('come and go with the files of which a client tells', async () => {
    await start(watching);
    await server.open(own(), log('/img/cow.png'));
    await isFound(LOST);
    await until(() => refreshes > 0);
    const changed = (...changes: readonly (readonly [path: string, type: 1 | 3])[]) =>
      server.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
      });
    writeFileSync(join(folder, 'img/cow.png'), '');
    const before = refreshes;
    await changed(['img/cow.png', 1]);
    await isFound();
    // More than one, if people become known meanwhile.
    assert.ok(refreshes > before);
    rmSync(join(folder, 'img/cow.png'));
    await changed(['img/cow.png', 3]);
    await isFound(LOST);
    renameSync(join(folder, 'img'), join(folder, 'pics'));
    await changed(['img', 3], ['pics', 1]);
    await isFound();
    await server.type(own(), 2, 2, 5, 8, 'pics');
    await isFound('There is no image "pics/cow.png" in the workspace.');
    await server.type(own(), 3, 2, 10, 13, 'cat');
    await isFound();
  });

  it('are looked for again when a log is saved, for a client that watches no files', async () => {
    await start(vscodeCapabilities);
    await server.open(own(), log('/img/cow.png'));
    await isFound(LOST);
    writeFileSync(join(folder, 'img/cow.png'), '');
    await server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: own() } });
    await isFound();
    rmSync(join(folder, 'img/cow.png'));
    await server.open(uriOf('_posts/2024-02-10-chat.markdown'), log('/img/cat.png'));
    await isFound(LOST);
  });

  it('are sent to a client that does not pull', async () => {
    const published: Diagnostic[][] = [];
    server = await ServerProcess.start({}, undefined, [pathToFileURL(folder).href], connection => {
      connection.onNotification('textDocument/publishDiagnostics', params => {
        if (params.uri === own()) published.push(params.diagnostics);
      });
    });
    await server.open(own(), log('/img/cow.png'));
    await until(() => published.at(-1)?.some(({ code }) => code === 'image/missing') ?? false);
  });

  it('have similar names to choose from', async () => {
    await start(watching);
    await server.open(own(), log('/img/Cat.PNG'));
    await isFound(
      'The image "img/Cat.PNG" is named "img/cat.png": web servers tell upper case from lower case.',
    );
    const [finding] = await server
      .diagnostics(own())
      .then(all => all.filter(({ code }) => code === 'image/missing'));
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: own() },
      range: finding!.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const [choice] = actions.filter(({ title }) => title.startsWith('Change to'));
    assert.equal(choice?.title, 'Change to "/img/cat.png"');
    assert.notEqual(choice?.isPreferred, true);
    // Not even with unsafe fixes: a similar name may be that of another image.
    for (const unsafe of [false, true]) {
      const { edits } = await server.request<{ edits: readonly { newText: string }[] }>('chatlog/fixAll', {
        textDocument: { uri: own() },
        unsafe,
      });
      assert.ok(!edits.some(({ newText }) => newText.includes('cat')));
    }
  });

  for (const [client, answer] of [
    ['never answers', () => new Promise<never>(() => {})],
    ['cannot list folders', () => Promise.reject(new ResponseError(ErrorCodes.MethodNotFound, 'unknown'))],
  ] as const) {
    it(`are none for a client that ${client}`, async () => {
      const asked: string[] = [];
      await startReadingThrough(({ uri }) => {
        asked.push(uri);
        return answer();
      });
      await server.open(own(), log('/img/cow.png'));
      assert.deepEqual(await found(server, own()), []);
      await until(() => asked.length === 1);
      // The answer arrives before the next message.
      assert.ok(await server.request('textDocument/documentSymbol', { textDocument: { uri: own() } }));
      await server.type(own(), 2, 2, 10, 13, 'mew');
      assert.deepEqual(await found(server, own()), []);
      assert.equal(asked.length, 1);
    });
  }

  it('are looked for through the client', async () => {
    const top = pathToFileURL(folder).href;
    const answers: Readonly<Record<string, FilesListResult>> = {
      [top]: { files: [], folders: ['_posts', 'img'], links: ['link'] },
      [uriOf('img')]: { files: ['cat.png'], folders: [], links: [] },
    };
    const asked: FilesListParams[] = [];
    await startReadingThrough(params => {
      asked.push(params);
      return answers[params.uri] ?? Promise.reject(new Error('no such folder'));
    });
    await server.open(own(), log('/img/cow.png') + log('/link/cow.png') + log('/nowhere/cow.png'));
    await isFound(LOST);
    assert.deepEqual(
      asked,
      [top, uriOf('img')].map(uri => ({ uri, folder: top, maxEntries: MAX_ENTRIES })),
    );
  });
});
