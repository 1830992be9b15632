import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cachePlace } from '../../server/src/cli/cachePlace';
import { Chatlog, log, message, warningLog } from './chatlog';

describe('chatlog lint --cache', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const cacheFolder = () => join(chatlog.folder, '.cache');
  const caches = () => readdirSync(cacheFolder()).map(name => join(cacheFolder(), name));
  /** Files count as written long ago. */
  const later = () =>
    chatlog.hooked('const { now } = Date; Object.assign(Date, { now: () => now() + 1e6 });');
  const lint = (...args: string[]) =>
    chatlog.run(['lint', '--format', 'json', '--rule', 'mention/unknown-speaker:warning', ...args], later());
  const withCache = (...args: string[]) => lint('--cache-folder', cacheFolder(), ...args);

  it('reports what a run without it reports, whatever has changed since the last one', async () => {
    const changes: (() => void)[] = [
      () => {
        chatlog.write('_data/speakers.yml', 'people:\n  - name: Leo\n  - name: Olga\n');
        chatlog.write('_posts/a-chat.md', log(message('> 07:08:28  Kim Park', '@Lee @Leo @Zoe')));
        chatlog.write('_posts/b-chat.md', log(message('> 07:08:28  kim park')));
        chatlog.write(
          '_posts/c-chat.md',
          `<!-- chatlog-disable mention/unknown-speaker -->\n${log(message('> 07:08:28  Kim', '@Zoe'))}`,
        );
        chatlog.write('_posts/gbk-chat.md', Uint8Array.from([0x3e, 0x20, 0xc0, 0xee, 0xd0, 0xdb]));
        chatlog.write('_site/skipped-chat.md', log(message('> 07:08:28  Site', '@Lee')));
        chatlog.write('notes.txt', log(message('> 07:08:28  Zoe', '@Site')));
        if (process.platform !== 'win32')
          symlinkSync('a-chat.md', join(chatlog.folder, '_posts/link-chat.md'));
      },
      () => undefined,
      () => chatlog.write('_posts/a-chat.md', log(message('> 07:08:28 Lee', '@Kim @Olga'))),
      () => chatlog.write('_posts/new-chat.md', warningLog),
      () => rmSync(join(chatlog.folder, '_posts/b-chat.md')),
      () => chatlog.write('_data/speakers.yml', 'people:\n  - name: Leo\n    aliases: [Lee]\n'),
    ];
    for (const change of changes) {
      change();
      for (const paths of [
        ['.', 'notes.txt'],
        ['_posts', '_site/skipped-chat.md'],
      ]) {
        const without = await lint(...paths);
        assert.notEqual(without.stdout, '[]\n');
        assert.deepEqual(await withCache(...paths), without);
      }
    }
    assert.equal(caches().length, 1);
  });

  it('writes nothing where nothing has changed', async () => {
    chatlog.write('a-chat.md', warningLog);
    await withCache('.');
    const [cache] = caches();
    const { ino } = statSync(cache!);
    await withCache('.');
    assert.equal(statSync(cache!).ino, ino);
  });

  it('says so and goes on, if the cache is damaged or cannot be written', async () => {
    chatlog.write('a-chat.md', warningLog);
    const without = await lint('.');
    await withCache('.');
    const [cache] = caches();
    const bytes = readFileSync(cache!);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(cache!, bytes);
    const damaged = await withCache('.');
    assert.match(damaged.stderr, /^chatlog: Problem with the cache: .*thrown away.*damaged.*\n$/);
    assert.deepEqual({ ...damaged, stderr: '' }, without);
    assert.deepEqual(await withCache('.'), without);
    const file = chatlog.write('notes.txt', '');
    const unwritable = await lint('--cache-folder', file, '.');
    assert.match(unwritable.stderr, /^chatlog: Problem with the cache: .*\n/);
    assert.deepEqual({ ...unwritable, stderr: '' }, without);
  });

  it("is in the user's folder for caches, unless another is named", async () => {
    chatlog.write('a-chat.md', warningLog);
    const place = join(chatlog.folder, '.xdg');
    mkdirSync(place);
    await chatlog.run(['lint', '--cache', '.'], { env: { ...later().env, XDG_CACHE_HOME: place } });
    assert.ok(existsSync(join(place, 'chatlog')));
    const [linux, windows] = ['linux', 'win32'] as const;
    assert.equal(
      cachePlace({ XDG_CACHE_HOME: 'relative' }, linux, () => '/home/kim'),
      join('/home/kim', '.cache', 'chatlog'),
    );
    assert.equal(
      cachePlace({}, 'darwin', () => '/Users/kim'),
      join('/Users/kim', 'Library', 'Caches', 'chatlog'),
    );
    assert.equal(
      cachePlace({ LOCALAPPDATA: '/local' }, windows, () => '/home/kim'),
      join('/local', 'chatlog', 'Cache'),
    );
  });
});
