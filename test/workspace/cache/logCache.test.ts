import assert from 'node:assert/strict';
import { LogIndex } from '../../../server/src/workspace/logIndex';
import { MemoryCache, StampedFiles } from '../../support/cache';
import { FOLDER } from '../../support/workspace';

/** The end of the time in which a file counts as written just now. */
const FUTURE = Number.MAX_SAFE_INTEGER;

const log = (name: string) =>
  `---\ntitle: "A day"\nauthor: 群\n---\n> 08:00:00  ${name}  \n   \n@Kim hi\n   \n> 08:00:01  李雷\n\nto @${name}\nand all\n`;

const A = `${FOLDER}/2024-02-09-chat.md`;
const B = `${FOLDER}/群/2024-02-10-chat.md`;

interface Session {
  readonly index: LogIndex;
  /** The number of files that were read. */
  readonly reads: number;
  readonly logged: readonly string[];
}

/** Opens the folder as a new window does, and waits until all is known. */
async function open(files: StampedFiles, cache?: MemoryCache, folders = [FOLDER]): Promise<Session> {
  const logged: string[] = [];
  const before = files.reads;
  const index = new LogIndex({ fileSystem: files, cache: cache?.open(), log: each => logged.push(each) });
  index.setFolders(folders);
  await index.whenIdle();
  return { index, reads: files.reads - before, logged };
}

async function sameAsWithout(session: Session, files: StampedFiles, folders = [FOLDER]): Promise<void> {
  const { index } = await open(files, undefined, folders);
  assert.deepEqual(new Map(session.index.records), new Map(index.records));
}

describe('The cache of logs', () => {
  let files: StampedFiles;
  let cache: MemoryCache;

  beforeEach(async () => {
    files = new StampedFiles({});
    files.set(A, log('Kim'));
    files.set(B, log('Lee'));
    cache = new MemoryCache();
  });

  const save = async () => {
    const session = await open(files, cache);
    await session.index.saveCache();
    assert.equal(cache.files.size, 1);
    return session;
  };
  /** The only file of the cache. */
  const saved = () => [...cache.files.entries()][0]!;

  it('knows what was read, without reading it again', async () => {
    assert.equal((await save()).reads, 2);
    const again = await open(files, cache);
    assert.equal(again.reads, 0);
    assert.equal(again.index.records.size, 2);
    await sameAsWithout(again, files);
  });

  it('reads files again that changed, and forgets those that are gone', async () => {
    await save();
    files.set(A, log('Park'));
    files.set(B, undefined);
    files.set(`${FOLDER}/2024-02-11-chat.md`, log('Choi'));
    const again = await open(files, cache);
    assert.equal(again.reads, 2);
    await sameAsWithout(again, files);
  });

  it('reads a file again that was written just before it was read: it may have changed within the same time', async () => {
    files.set(A, log('Kim'), FUTURE);
    await save();
    files.set(A, log('Lee'), FUTURE);
    const again = await open(files, cache);
    assert.equal(again.reads, 1);
    await sameAsWithout(again, files);
  });

  it('believes a time without that of the last change, if it tells a file from the others', async () => {
    files.timesGiven = 'modified';
    await save();
    assert.equal((await open(files, cache)).reads, 0);
    // The same size as before.
    files.set(A, log('Lee'));
    const again = await open(files, cache);
    assert.equal(again.reads, 1);
    await sameAsWithout(again, files);
  });

  it('does not believe times that a file system makes up: no file is in it, and none of it is used', async () => {
    files.timesGiven = 'modified';
    await save();
    const [name, bytes] = saved();
    for (const given of ['none', 'now', 'same'] as const) {
      files.timesGiven = given;
      // The same sizes as before.
      files.set(A, log('Lee'));
      const session = await open(files, cache);
      assert.equal(session.reads, 2);
      await sameAsWithout(session, files);
      cache.files.clear();
      await session.index.saveCache();
      assert.equal(cache.files.size, 0);
      cache.files.set(name, bytes);
    }
  });

  it('leaves out files with the time of another one, and reads these again', async () => {
    files.timesGiven = 'modified';
    const [first, second, third] = ['Kim', 'Lee', 'Park'].map((_, i) => `${FOLDER}/${i}-chat.md`);
    files.set(first!, log('Kim'), 99);
    files.set(second!, log('Lee'), 99);
    files.set(third!, log('Park'), 98);
    await save();
    files.set(first!, log('Lee'), 99);
    const again = await open(files, cache);
    assert.equal(again.reads, 2);
    await sameAsWithout(again, files);
  });

  it('reads a file that is reported while the cache is read', async () => {
    await save();
    const index = new LogIndex({ fileSystem: files, cache: cache.open(), log: () => undefined });
    const { of } = files.stamps;
    // The stamps are those of before.
    const stamps = await of([A, B], FOLDER);
    Object.assign(files.stamps, {
      of: async () => {
        files.set(A, log('Park'));
        index.invalidate(A);
        return stamps;
      },
    });
    index.setFolders([FOLDER]);
    await index.whenIdle();
    assert.deepEqual([...index.records.get(A)!.speakers.keys()], ['Park', '李雷']);
  });

  it('is thrown away when it is cut anywhere, and that is logged', async () => {
    await save();
    const [name, bytes] = saved();
    for (let length = 0; length < bytes.length; length++) {
      cache.files.set(name, bytes.slice(0, length));
      const known = await cache.open().read(
        FOLDER,
        text => text,
        async () => undefined,
      );
      assert.equal(known.size, 0, `cut at ${length}`);
      assert.equal(cache.logged.length, length + 1);
    }
    assert.match(cache.logged.at(-1)!, /thrown away: it is not complete/);
    cache.files.set(name, bytes.slice(0, 100));
    const again = await open(files, cache);
    assert.equal(again.reads, 2);
    await sameAsWithout(again, files);
  });

  it('is thrown away when any byte is another one', async () => {
    await save();
    const [name, bytes] = saved();
    for (let at = 0; at < bytes.length; at++) {
      for (const flipped of [1, 0x80]) {
        const broken = bytes.slice();
        broken[at]! ^= flipped;
        cache.files.set(name, broken);
        const known = await cache.open().read(
          FOLDER,
          text => text,
          async () => undefined,
        );
        assert.equal(known.size, 0, `byte ${at}`);
      }
    }
    assert.equal(cache.logged.length, 2 * bytes.length);
  });

  it('is thrown away when it is longer, of another version, or something else', async () => {
    await save();
    const [name, bytes] = saved();
    const ofVersion = bytes.slice();
    ofVersion[8] = 99;
    for (const [other, reason] of [
      [new Uint8Array([...bytes, 0]), /not complete/],
      [ofVersion, /its version is 99/],
      [new TextEncoder().encode('{"a file": "of another program"}'), /no cache/],
    ] as const) {
      cache.files.set(name, other);
      const again = await open(files, cache);
      assert.equal(again.reads, 2);
      assert.match(cache.logged.at(-1)!, reason);
      await sameAsWithout(again, files);
    }
  });

  it('is of one folder: that of another one is thrown away', async () => {
    await save();
    const [name, bytes] = saved();
    const other = 'file:///elsewhere';
    files.set(`${other}/2024-02-09-chat.md`, log('Kim'));
    const index = await open(files, cache, [other]);
    await index.index.saveCache();
    const otherName = [...cache.files.keys()].find(each => each !== name)!;
    cache.files.set(otherName, bytes);
    const again = await open(files, cache, [other]);
    assert.match(cache.logged.at(-1)!, /of another folder/);
    assert.equal(again.reads, 1);
  });

  it('has a file for each of several folders, which other windows have too', async () => {
    const folders = [`${FOLDER}/群`, FOLDER];
    const both = await open(files, cache, folders);
    await both.index.saveCache();
    assert.equal(cache.files.size, 2);
    assert.equal((await open(files, cache, folders)).reads, 0);
    const inner = await open(files, cache, [`${FOLDER}/群/`]);
    assert.equal(inner.reads, 0);
  });

  it('changes nothing when it can not be read, written or removed', async () => {
    const fail = async () => {
      throw new Error('no space left');
    };
    Object.assign(cache, { read: fail, write: fail, clear: fail });
    const session = await open(files, cache);
    await session.index.saveCache();
    assert.equal(session.reads, 2);
    await sameAsWithout(session, files);
    assert.equal(await cache.open().clear(), false);
    assert.deepEqual(
      cache.logged.map(each => /thrown away|written|emptied/.exec(each)?.[0]),
      ['thrown away', 'written', 'emptied'],
    );
  });

  it('is neither read nor written when it is turned off', async () => {
    await save();
    cache.isOn = false;
    files.set(A, log('Park'));
    const session = await open(files, cache);
    const [, before] = saved();
    await session.index.saveCache();
    assert.equal(session.reads, 2);
    assert.equal(saved()[1], before);
  });

  it('stays empty after it was cleared, until the folder is opened again', async () => {
    await save();
    const opened = cache.open();
    const index = new LogIndex({ fileSystem: files, cache: opened, log: () => undefined });
    index.setFolders([FOLDER]);
    await index.whenIdle();
    files.set(A, log('Park'));
    index.invalidate(A);
    await index.whenIdle();
    const writing = index.saveCache();
    assert.ok(await opened.clear());
    await writing;
    files.set(B, log('Park'));
    index.invalidate(B);
    await index.whenIdle();
    await index.saveCache();
    assert.equal(cache.files.size, 0);
    await save();
  });

  it('is written again only when it lacks one log of a hundred', async () => {
    for (let i = 0; i < 250; i++) files.set(`${FOLDER}/${i}-chat.md`, log(`P${i}`));
    const { index } = await save();
    const change = async (uri: string) => {
      files.set(uri, log('Park'));
      index.invalidate(uri);
      await index.whenIdle();
      const [, before] = saved();
      await index.saveCache();
      return saved()[1] !== before;
    };
    assert.deepEqual(
      [await change(A), await change(B), await change(`${FOLDER}/1-chat.md`)],
      [false, false, true],
    );
    assert.equal(await change(A), false);
  });

  it('of two windows on one folder is that of the one that wrote last', async () => {
    const [one, other] = [await open(files, cache), await open(files, cache)];
    files.set(A, log('Park'));
    other.index.invalidate(A);
    await other.index.whenIdle();
    await Promise.all([other.index.saveCache(), one.index.saveCache()]);
    const again = await open(files, cache);
    await sameAsWithout(again, files);
    assert.ok(again.reads <= 1);
  });
});
