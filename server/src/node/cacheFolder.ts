import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheFile, CacheStore } from '../workspace/cache/cacheStore';
import { folderStore } from '../workspace/cache/folderStore';

/** The cache in a folder of the disk. */
export function cacheFolder(folder: string): CacheStore {
  return folderStore({
    async list() {
      const files: CacheFile[] = [];
      for (const name of await namesIn(folder)) {
        // Another process may have removed it.
        const stats = await stat(join(folder, name)).catch(() => undefined);
        if (stats !== undefined) files.push({ name, modified: stats.mtimeMs });
      }
      return files;
    },
    async read(name) {
      const found = await unlessMissing(readFile(join(folder, name)));
      if (found === undefined) return undefined;
      // Not Node's own kind of array, which no other host has.
      return new Uint8Array(found.buffer, found.byteOffset, found.length);
    },
    async create(name, pieces) {
      await mkdir(folder, { recursive: true });
      // Names are people's: only their owner may read them.
      const file = await open(join(folder, name), 'wx', 0o600);
      try {
        for (const piece of pieces) await file.writeFile(piece);
      } finally {
        await file.close();
      }
    },
    rename: (from, to) => rename(join(folder, from), join(folder, to)),
    remove: name => rm(join(folder, name), { force: true }),
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await unlessMissing(readdir(folder))) ?? [];
}

/** `undefined` for what does not exist. */
async function unlessMissing<Result>(finding: Promise<Result>): Promise<Result | undefined> {
  try {
    return await finding;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
