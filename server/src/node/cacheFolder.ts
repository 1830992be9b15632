import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheStore } from '../workspace/cache/cacheStore';

/** How long a file that is being written is left alone, in ms: another process may write it. */
const ABANDONED = 60 * 60 * 1_000;

const CACHE = /^[\da-f]{16}\.logs$/;

/** A cache that is being written, or whose writer has died. */
const UNFINISHED = /^[\da-f]{16}\.logs\.[\da-f]{16}\.tmp$/;

/** The cache in a folder, which is created when it is needed. Other files in the folder are left alone. */
export function cacheFolder(folder: string): CacheStore {
  return {
    async read(name) {
      try {
        const { buffer, byteOffset, length } = await readFile(join(folder, name));
        // Not Node's own kind of array, which no other host has.
        return new Uint8Array(buffer, byteOffset, length);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(name, pieces) {
      await mkdir(folder, { recursive: true });
      await removeAbandoned(folder);
      const unfinished = join(folder, `${name}.${randomBytes(8).toString('hex')}.tmp`);
      try {
        // Names are people's: only their owner may read them.
        const file = await open(unfinished, 'wx', 0o600);
        try {
          for (const piece of pieces) await file.writeFile(piece);
        } finally {
          await file.close();
        }
        await rename(unfinished, join(folder, name));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async clear() {
      for (const name of await namesIn(folder)) {
        if (CACHE.test(name) || UNFINISHED.test(name)) await rm(join(folder, name), { force: true });
      }
    },
  };
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!UNFINISHED.test(name)) continue;
    const path = join(folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined && stats.mtimeMs < Date.now() - ABANDONED) await rm(path, { force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
