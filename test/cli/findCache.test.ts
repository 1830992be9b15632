import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { message } from '../support/logText';
import { Chatlog } from './chatlog';

const QUERIES = [
  'from:lilei 退',
  'mentions:me',
  '-from:me in:2026-03',
  '退款',
  'before:2026-03-05 o',
] as const;

describe('chatlog find --cache', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => {
    chatlog.clear();
    chatlog.write('_data/speakers.yml', 'me: 周砚\npeople:\n  - {name: 周砚, aliases: [Zoe]}\n');
    chatlog.write(
      '_posts/2026-03-04-chat.markdown',
      message('08:00:00', 'Zoe', '退款已到账') + message('08:00:01', 'Kim "K" Park', '@Zoe ok'),
    );
    chatlog.write(
      '_posts/2026-03-05-chat.markdown',
      message('09:00:00', '李雷', '我的退**款**呢') + message('09:00:01', '周砚', '發票'),
    );
    chatlog.write('_posts/notes-chat.md', `---\ndate: 2026-03-01\n---\n${message('09:00:00', 'Kim', 'old')}`);
  });
  after(() => chatlog.dispose());

  const cacheFolder = () => join(chatlog.folder, '.cache');
  const opened = () => join(chatlog.folder, '.opened');
  /** Files count as written long ago. The logs that are opened are written down. */
  const hooked = () =>
    chatlog.hooked(`
      const { now } = Date;
      Object.assign(Date, { now: () => now() + 1e6 });
      const paths = [];
      for (const name of ['open', 'openSync']) {
        const real = fs[name];
        fs[name] = (path, ...args) => {
          if (/chat\\.(md|markdown)$/.test(path)) paths.push(path);
          return real(path, ...args);
        };
      }
      process.on('exit', () => fs.writeFileSync(${JSON.stringify(opened())}, JSON.stringify(paths)));`);
  const find = (...args: readonly string[]) => chatlog.run(['find', ...args], hooked());
  const withCache = (...args: readonly string[]) => find('--cache-folder', cacheFolder(), ...args);
  /** The days of the logs that the last run has opened, each as often as it was. */
  const days = () =>
    (JSON.parse(readFileSync(opened(), 'utf8')) as string[])
      .map(path => basename(path).replace(/-chat.*$/, ''))
      .sort();

  it('finds what a run without it finds, whatever has changed since the last one', async () => {
    const changes: (() => void)[] = [
      () => {
        chatlog.write('other.txt', message('10:00:00', 'Zoe', '退款 elsewhere'));
        chatlog.write('_posts/2026-03-06-chat.markdown', new Uint8Array([0x3e, 0xc3, 0x28]));
        chatlog.write('_site/2026-03-07-chat.md', message('10:00:00', '李雷', '退'));
        if (process.platform !== 'win32')
          symlinkSync('2026-03-04-chat.markdown', join(chatlog.folder, '_posts/2026-03-03-chat.md'));
      },
      () => undefined,
      // The size stays.
      () =>
        chatlog.write(
          '_posts/2026-03-05-chat.markdown',
          message('09:00:00', '周砚', '我的退**款**呢') + message('09:00:01', '李雷', '發票'),
        ),
      () => rmSync(join(chatlog.folder, '_posts/2026-03-06-chat.markdown')),
      () => chatlog.write('_posts/2026-03-08-chat.markdown', message('10:00:00', 'Kim "K" Park', '退')),
      () => chatlog.write('_data/speakers.yml', 'me: 李雷\npeople:\n  - {name: 李雷, aliases: [Zoe]}\n'),
    ];
    for (const change of changes) {
      change();
      const paths = ['.', 'other.txt', '_site/2026-03-07-chat.md'];
      const without = await Promise.all(QUERIES.map(query => find(query, ...paths)));
      for (const [i, query] of QUERIES.entries())
        assert.deepEqual(await withCache(query, ...paths), without[i], query);
    }
    assert.equal(readdirSync(cacheFolder()).length, 1);
  });

  it('reads no log that it rules out, and none twice to know whom a query means', async () => {
    await withCache('from:me', '.');
    await withCache('from:lilei 退', '.');
    assert.deepEqual(days(), ['2026-03-05']);
    await find('from:lilei 退', '.');
    assert.deepEqual(days(), ['2026-03-04', '2026-03-04', '2026-03-05', '2026-03-05', 'notes', 'notes']);
    await withCache('mentions:me', '.');
    assert.deepEqual(days(), ['2026-03-04']);
    // The day of this log is in its front matter.
    await withCache('in:2026-03-01 o', '.');
    assert.deepEqual(days(), ['notes']);
    await withCache('after:2026-03-04 o', '.');
    assert.deepEqual(days(), ['2026-03-05']);
  });

  it('leaves the cache alone where it is of no use', async () => {
    rmSync(join(chatlog.folder, '_posts/notes-chat.md'));
    await withCache('退款 in:2026-03', '.');
    assert.ok(!existsSync(cacheFolder()));
  });

  it('shares the cache with chatlog lint', async () => {
    await chatlog.run(['lint', '--cache-folder', cacheFolder(), '.'], hooked());
    await withCache('from:lilei 退', '.');
    assert.deepEqual(days(), ['2026-03-05']);
  });

  it('says so and goes on, if the cache is damaged or cannot be written', async () => {
    const without = await find('from:lilei', '.');
    await withCache('from:lilei', '.');
    for (const name of readdirSync(cacheFolder())) writeFileSync(join(cacheFolder(), name), 'damaged');
    const damaged = await withCache('from:lilei', '.');
    assert.match(damaged.stderr, /^chatlog: Problem with the cache: .*thrown away.*no cache.*\n$/);
    assert.deepEqual({ ...damaged, stderr: '' }, without);
    const file = chatlog.write('file', '');
    const unwritable = await find('--cache-folder', file, 'from:lilei', '.');
    assert.match(unwritable.stderr, /^(?:chatlog: Problem with the cache: .*\n)+$/);
    assert.deepEqual({ ...unwritable, stderr: '' }, without);
  });

  it("is in the user's folder for caches, unless another is named", async () => {
    const place = join(chatlog.folder, '.xdg');
    mkdirSync(place);
    const { env } = hooked();
    await chatlog.run(['find', '--cache', 'from:me', '.'], { env: { ...env, XDG_CACHE_HOME: place } });
    assert.equal(readdirSync(join(place, 'chatlog')).length, 1);
  });
});
