import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SymbolInformation } from 'vscode-languageserver-protocol';
import {
  CACHE_CLEAR,
  CACHE_CREATE,
  CACHE_LIST,
  CACHE_READ,
  CACHE_REMOVE,
  CACHE_RENAME,
  type CacheCreateParams,
  type CacheReadParams,
  type CacheRemoveParams,
  type CacheRenameParams,
  FILES_FIND,
  FILES_READ,
  FILES_STAMPS,
  type FilesReadParams,
  type FilesReadResult,
  type FilesStampsParams,
  PEOPLE_CHANGED,
  type PeopleChangedParams,
} from '../../server/src/protocol';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const FOLDER = 'vfs://host/site';
const [A, B] = ['2024-02-09', '2024-02-10'].map(day => `${FOLDER}/${day}-chat.markdown`) as [string, string];

const log = (name: string) => `> 08:00:00  ${name}  \n   \nhi secret words  \n   \n`;

/** What outlives a window: the files of a virtual file system, and the storage of the extension. */
class Host {
  readonly files = new Map<string, { text: string; modified: number }>();
  readonly storage = new Map<string, readonly string[]>();
  canWrite = true;
  #time = 0;

  /** Writes a file at another time than all others. */
  write(uri: string, text: string): void {
    this.files.set(uri, { text, modified: ++this.#time });
  }

  get cached(): string[] {
    return [...this.storage.keys()].filter(name => name.endsWith('.logs'));
  }
}

/** A window with the server's files and its cache in a host. */
class Window {
  isComplete = false;
  readonly logged: string[] = [];
  /** The files that were read. */
  readonly reads: string[] = [];
  server!: ServerProcess;

  /** @param cache where it is kept */
  static async open(
    host: Host,
    settings: object = {},
    cache: object = { cacheFiles: 'client' },
  ): Promise<Window> {
    const window = new Window();
    const stampOf = (uri: string) => {
      const file = host.files.get(uri);
      return file === undefined ? null : { size: file.text.length, modified: file.modified };
    };
    window.server = await ServerProcess.start(
      vscodeCapabilities,
      { fileSystem: 'client', ...cache, notifications: true, settings },
      [FOLDER],
      connection => {
        connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
          window.logged.push(message);
        });
        connection.onNotification(PEOPLE_CHANGED, ({ isComplete }: PeopleChangedParams) => {
          window.isComplete ||= isComplete;
        });
        connection.onRequest(FILES_FIND, () => [...host.files.keys()]);
        connection.onRequest(FILES_STAMPS, ({ uris }: FilesStampsParams) => uris.map(stampOf));
        connection.onRequest<FilesReadResult, void>(FILES_READ, ({ uri, withStamp }: FilesReadParams) => {
          const file = host.files.get(uri);
          if (file === undefined) throw new Error('gone');
          window.reads.push(uri);
          const base64 = Buffer.from(file.text).toString('base64');
          return withStamp ? { base64, stamp: stampOf(uri)! } : base64;
        });
        connection.onRequest(CACHE_LIST, () =>
          Array.from(host.storage.keys(), name => ({ name, modified: 1 })),
        );
        connection.onRequest(CACHE_READ, ({ name }: CacheReadParams) => host.storage.get(name) ?? null);
        connection.onRequest(CACHE_CREATE, ({ name, pieces }: CacheCreateParams) => {
          if (!host.canWrite) throw new Error('no space left');
          host.storage.set(name, pieces);
          return null;
        });
        connection.onRequest(CACHE_RENAME, ({ from, to }: CacheRenameParams) => {
          host.storage.set(to, host.storage.get(from)!);
          host.storage.delete(from);
          return null;
        });
        connection.onRequest(CACHE_REMOVE, ({ name }: CacheRemoveParams) => {
          host.storage.delete(name);
          return null;
        });
      },
    );
    await until(() => window.isComplete);
    return window;
  }

  async names(): Promise<string[]> {
    const found = await this.server.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    return found
      .map(({ name }) => name)
      .filter(name => /[A-Z]/.test(name))
      .sort();
  }
}

describe('the cache through the client', () => {
  let host: Host;
  const windows: Window[] = [];
  beforeEach(() => {
    host = new Host();
    host.write(A, log('Kim'));
    host.write(B, log('Lee'));
  });
  afterEach(async () => {
    for (const { server } of windows.splice(0)) await server.stop();
  });

  const open = async (settings?: object, cache?: object) => {
    const window = await Window.open(host, settings, cache);
    windows.push(window);
    return window;
  };
  const bytesOf = (name: string) =>
    Buffer.concat(host.storage.get(name)!.map(each => Buffer.from(each, 'base64')));

  it('is written once the logs are read, holds no bodies, and is used by the next window', async () => {
    const first = await open();
    assert.deepEqual(first.reads.sort(), [A, B]);
    await until(() => host.cached.length === 1);
    assert.deepEqual([...host.storage.keys()], host.cached);
    const bytes = bytesOf(host.cached[0]!).toString('latin1');
    assert.ok(bytes.includes('Kim') && !bytes.includes('secret'));
    const second = await open();
    assert.deepEqual(second.reads, []);
    assert.deepEqual(await second.names(), ['Kim', 'Lee']);
    // The size stays.
    host.write(A, log('Han'));
    const third = await open();
    assert.deepEqual(third.reads, [A]);
    assert.deepEqual(await third.names(), ['Han', 'Lee']);
  });

  it('is in a folder of the disk where the server has one, as for a virtual folder in the Node host', async () => {
    const cacheFolder = mkdtempSync(join(tmpdir(), 'chatlog-cache-'));
    try {
      assert.deepEqual((await open({}, { cacheFolder })).reads.sort(), [A, B]);
      await until(() => readdirSync(cacheFolder).some(name => name.endsWith('.logs')));
      assert.deepEqual((await open({}, { cacheFolder })).reads, []);
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });

  it('is not used where all files have one time, or none', async () => {
    await open();
    await until(() => host.cached.length === 1);
    for (const modified of [0, 1]) {
      for (const file of host.files.values()) file.modified = modified;
      const window = await open();
      assert.deepEqual(window.reads.sort(), [A, B]);
    }
  });

  it('is thrown away when it is damaged, with a line in the log, and written again', async () => {
    await open();
    await until(() => host.cached.length === 1);
    const [name] = host.cached;
    host.storage.set(name!, [bytesOf(name!).subarray(0, 50).toString('base64')]);
    const window = await open();
    assert.deepEqual(await window.names(), ['Kim', 'Lee']);
    assert.deepEqual(window.reads.sort(), [A, B]);
    await until(() => window.logged.some(each => /cache .* is thrown away: it is not complete/.test(each)));
    await until(() => bytesOf(name!).length > 50);
  });

  it('changes nothing where it can not be written', async () => {
    host.canWrite = false;
    const window = await open();
    await until(() => window.logged.some(each => /cache .* can't be written: .*no space left/.test(each)));
    assert.deepEqual(await window.names(), ['Kim', 'Lee']);
    assert.deepEqual(host.cached, []);
  });

  it('is emptied on request, and not used when the setting turns it off', async () => {
    const { server } = await open();
    await until(() => host.cached.length === 1);
    const off = await open({ cache: false });
    assert.deepEqual(off.reads.sort(), [A, B]);
    assert.equal(await server.request(CACHE_CLEAR, {}), true);
    assert.deepEqual([...host.storage.keys()], []);
  });
});
