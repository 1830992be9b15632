import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { logThreads } from '../../server/src/node/logThreads';
import { nodeFileSystem } from '../../server/src/node/nodeFileSystem';
import { MAX_FILE_BYTES } from '../../server/src/workspace/fileSystem';
import { LogIndex } from '../../server/src/workspace/logIndex';

const MANY = 1_000;

/** The bundle that runs in the threads. */
const script = fileURLToPath(new URL('../../dist/logThread.js', import.meta.url));

describe('Threads that read logs', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-threads-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string | Uint8Array): string {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** What an index knows of the folder, and what it has logged, sorted: logs are read in any order. */
  async function indexed(path?: string, isRead = path !== undefined) {
    const logged: string[] = [];
    const openReader = () => (path === undefined ? undefined : logThreads(path, MANY));
    // Without the listing of the folder, which leaves out most of what can't be read.
    const findLogs = async () => {
      const found = await nodeFileSystem.findLogs([pathToFileURL(folder).href], true);
      return [...found, ...strange.map(each => pathToFileURL(join(folder, each)).href)];
    };
    const index = new LogIndex({
      fileSystem: { ...nodeFileSystem, findLogs, openReader },
      log: message => logged.push(message),
    });
    index.setFolders([pathToFileURL(folder).href]);
    await index.whenIdle();
    assert.equal(
      logged.some(each => each.includes('one by one')),
      path !== undefined && !isRead,
    );
    return {
      records: [...index.records.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      unreadable: [...index.unreadable].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      // Errors of the system have one text more where they come from promises.
      logged: logged.filter(each => !each.includes('one by one')).sort(),
    };
  }

  let strange: string[] = [];

  function writeAll(): void {
    write(
      '2024-02-09-chat.md',
      '---\ntitle: T\nauthor: Kim\n---\n> 08:00:00  Kim\n\nhi @李雷\n\n> 08:00:01  李雷\n\n好\n',
    );
    write('群 1/100%-chat.md', '\ufeff> 08:00:00  Kim\r\n\r\nhi\r\n');
    for (let i = 0; i < 250; i++)
      write(`deep/er/${i}.chatlog`, `> 08:00:${String(i % 60).padStart(2, '0')}  N${i}\n\n@N${i + 1}\n`);
    write('empty-chat.md', '');
    write('long-chat.md', '> 08:00:00  Kim\n\nhi @Lee there\n\n'.repeat(20_000));
    write('gbk-chat.md', Uint8Array.from([0x3e, 0x20, 0xc0, 0xee, 0xd0, 0xdb]));
    truncateSync(write('large-chat.md', ''), MAX_FILE_BYTES + 1);
    strange = ['absent-chat.md', 'folder-chat.md', '../outside-chat.md'];
    mkdirSync(join(folder, 'folder-chat.md'));
    if (process.platform === 'win32') return;
    symlinkSync(join(folder, 'empty-chat.md'), join(folder, 'link-chat.md'));
    symlinkSync(join(folder, 'deep'), join(folder, 'linked'));
    execFileSync('mkfifo', [join(folder, 'pipe-chat.md')]);
    strange.push('link-chat.md', 'linked/er/1.chatlog', 'pipe-chat.md');
  }

  it('find in each file, and in what is none, what is found without them', async () => {
    if (!existsSync(script)) throw new Error('dist/logThread.js is missing: run "npm run build" first.');
    writeAll();
    const without = await indexed();
    assert.equal(without.records.length, 254);
    assert.deepEqual(
      without.unreadable.map(({ reason }) => reason),
      ['encoding', 'size'],
    );
    assert.deepEqual(await indexed(script), without);
  });

  it('are done without, with a line in the log, if one of them ends, fails or is not there', async () => {
    writeAll();
    const without = await indexed();
    const ends = write('ends.js', 'process.exit(3)');
    const fails = write(
      'fails.js',
      "require('node:worker_threads').parentPort.on('message', () => { throw new Error('no'); })",
    );
    for (const path of [ends, fails, join(folder, 'absent.js')])
      assert.deepEqual(await indexed(path, false), without);
  });

  it('are none for a few logs', () => assert.equal(logThreads(script, 10), undefined));

  it('look at sizes and times as the file system does', async () => {
    writeAll();
    const uris = [
      ...(await nodeFileSystem.findLogs([pathToFileURL(folder).href], true)),
      ...strange.map(each => pathToFileURL(join(folder, each)).href),
    ];
    const threads = logThreads(script, MANY)!;
    try {
      const folderUri = pathToFileURL(folder).href;
      assert.deepEqual(
        await threads.stampsOf(uris, folderUri),
        await nodeFileSystem.stamps!.of(uris, folderUri),
      );
    } finally {
      threads.close();
    }
  });
});
