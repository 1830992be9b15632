import { isCacheName, isUnfinishedCacheName } from '../../protocol/cache';
import type { CacheFiles, CacheStore } from './cacheStore';

/** How long a file that is being written is left alone, in ms: another process may write it. */
const ABANDONED = 60 * 60 * 1_000;

/** The cache in a folder of any host, which is created when it is needed. Other files in the folder are left alone. */
export function folderStore(files: CacheFiles): CacheStore {
  return {
    read: name => files.read(name),
    async write(name, pieces) {
      for (const { name: each, modified } of await files.list()) {
        if (isUnfinishedCacheName(each) && modified < Date.now() - ABANDONED) await files.remove(each);
      }
      const unfinished = `${name}.${randomDigits()}${randomDigits()}.tmp`;
      try {
        await files.create(unfinished, pieces);
        await files.rename(unfinished, name);
      } catch (error) {
        await files.remove(unfinished).catch(() => undefined);
        throw error;
      }
    },
    async clear() {
      for (const { name } of await files.list()) {
        if (isCacheName(name) || isUnfinishedCacheName(name)) await files.remove(name);
      }
    },
  };
}

/** Eight hexadecimal digits. They need not be unpredictable: no file that exists is written. */
function randomDigits(): string {
  return Math.floor(Math.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');
}
