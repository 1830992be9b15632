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
import { cacheFolder } from '../../server/src/node/cacheFolder';

const NAME = '0123456789abcdef.logs';

describe('The folder of the cache', () => {
  let top: string;
  let folder: string;
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'chatlog-cache-'));
    folder = join(top, 'a', 'cache');
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  const bytes = (text: string) => new Uint8Array(Buffer.from(text));

  it('is created when something is written, for its user alone', async () => {
    const store = cacheFolder(folder);
    assert.equal(await store.read(NAME), undefined);
    await store.clear();
    await store.write(NAME, [bytes('one '), bytes('two')]);
    assert.deepEqual(await store.read(NAME), bytes('one two'));
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, NAME)).mode & 0o077, 0);
    await store.write(NAME, [bytes('three')]);
    assert.deepEqual(readdirSync(folder), [NAME]);
    assert.equal(readFileSync(join(folder, NAME), 'utf8'), 'three');
  });

  it('holds one whole file, however many write it at once', async () => {
    const store = cacheFolder(folder);
    const texts = Array.from({ length: 20 }, (_, i) => `${i}`.repeat(100_000));
    await Promise.all(texts.map(text => store.write(NAME, [bytes(text), bytes(text)])));
    assert.ok(texts.some(text => readFileSync(join(folder, NAME), 'utf8') === text + text));
    assert.deepEqual(readdirSync(folder), [NAME]);
  });

  it('loses what was not finished, but not what another process writes, and nothing else', async () => {
    const store = cacheFolder(folder);
    mkdirSync(folder, { recursive: true });
    const [old, now] = ['a', 'b'].map(each => `${NAME}.${each.repeat(16)}.tmp`) as [string, string];
    for (const name of [old, now, 'notes.txt']) writeFileSync(join(folder, name), '');
    utimesSync(join(folder, old), 0, 0);
    await store.write(NAME, [bytes('x')]);
    assert.deepEqual(readdirSync(folder).sort(), [NAME, now, 'notes.txt'].sort());
    await store.clear();
    assert.deepEqual(readdirSync(folder), ['notes.txt']);
  });

  it('may be no folder: nothing is read or written then', async () => {
    writeFileSync(join(top, 'a'), '');
    const store = cacheFolder(folder);
    await assert.rejects(store.read(NAME));
    await assert.rejects(store.write(NAME, [bytes('x')]));
    await assert.rejects(store.clear());
  });

  it('leaves nothing behind of what can not be written', async () => {
    const store = cacheFolder(folder);
    mkdirSync(join(folder, NAME, 'x'), { recursive: true });
    await assert.rejects(store.write(NAME, [bytes('x')]));
    assert.deepEqual(readdirSync(folder), [NAME]);
  });
});
