import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SymbolInformation } from 'vscode-languageserver-protocol';
import { CACHE_CLEAR, PEOPLE_CHANGED, type PeopleChangedParams } from '../../server/src/protocol';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const log = (name: string) => `> 08:00:00  ${name}  \n   \nhi secret words  \n   \n`;

/** A window on a folder of logs, with a folder for the cache. */
class Window {
  isComplete = false;
  readonly logged: string[] = [];
  server!: ServerProcess;

  static async open(folder: string, cacheFolder: string, settings: object = {}): Promise<Window> {
    const window = new Window();
    window.server = await ServerProcess.start(
      vscodeCapabilities,
      { cacheFolder, notifications: true, settings },
      [pathToFileURL(folder).href],
      connection => {
        connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
          window.logged.push(message);
        });
        connection.onNotification(PEOPLE_CHANGED, ({ isComplete }: PeopleChangedParams) => {
          window.isComplete ||= isComplete;
        });
      },
    );
    await until(() => window.isComplete);
    return window;
  }

  async names(): Promise<string[]> {
    const found = await this.server.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    return found.map(({ name }) => name).sort();
  }
}

describe('the cache over the protocol', () => {
  let folder: string;
  let cacheFolder: string;
  const windows: Window[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-logs-'));
    cacheFolder = join(mkdtempSync(join(tmpdir(), 'chatlog-cache-')), 'cache');
    for (const [day, name] of [
      ['2024-02-09', 'Kim'],
      ['2024-02-10', 'Lee'],
    ])
      writeFileSync(join(folder, `${day}-chat.markdown`), log(name!));
    // Until then a file may be written again with the same times.
    const changed = (name: string) => statSync(join(folder, name)).ctimeMs;
    await until(() => {
      writeFileSync(join(folder, 'clock'), '');
      return changed('clock') > changed('2024-02-10-chat.markdown') + 2_100;
    });
  });
  afterEach(async () => {
    for (const { server } of windows.splice(0)) await server.stop();
    rmSync(folder, { recursive: true });
  });

  const open = async (settings?: object) => {
    const window = await Window.open(folder, cacheFolder, settings);
    windows.push(window);
    return window;
  };
  const cached = () => {
    try {
      return readdirSync(cacheFolder).filter(name => name.endsWith('.logs'));
    } catch {
      return [];
    }
  };

  it('is written once the logs are read, holds no bodies, and is used by other windows', async () => {
    const first = await open();
    await until(() => cached().length === 1);
    const path = join(cacheFolder, cached()[0]!);
    const bytes = readFileSync(path).toString('latin1');
    assert.ok(bytes.includes('Kim') && !bytes.includes('secret'));
    const names = await first.names();
    writeFileSync(join(folder, '2024-02-11-chat.markdown'), log('Park'));
    const second = await open();
    assert.deepEqual(await second.names(), [...names, '2024-02-11', 'Park'].sort());
  });

  it('is thrown away when it is damaged, with a line in the log', async () => {
    await open();
    await until(() => cached().length === 1);
    const path = join(cacheFolder, cached()[0]!);
    writeFileSync(path, readFileSync(path).subarray(0, 50));
    utimesSync(path, 0, 0);
    const window = await open();
    assert.deepEqual(
      (await window.names()).filter(name => /[A-Z]/.test(name)),
      ['Kim', 'Lee'],
    );
    await until(() => window.logged.some(each => /cache .* is thrown away: it is not complete/.test(each)));
    await until(() => readFileSync(path).length > 50);
  });

  it('is emptied on request', async () => {
    const { server } = await open();
    await until(() => cached().length === 1);
    assert.equal(await server.request(CACHE_CLEAR, {}), true);
    assert.deepEqual(cached(), []);
  });

  it('changes nothing where its folder can not be made', async () => {
    mkdirSync(join(cacheFolder, '..'), { recursive: true });
    writeFileSync(cacheFolder, '');
    const window = await open();
    assert.ok((await window.names()).includes('Kim'));
    await until(() => window.logged.some(each => /cache .* can't be written/.test(each)));
  });
});
