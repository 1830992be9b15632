import type { Connection } from 'vscode-languageserver';
import {
  CACHE_CREATE,
  CACHE_LIST,
  CACHE_READ,
  CACHE_REMOVE,
  CACHE_RENAME,
  type CacheCreateParams,
  type CacheListResult,
  type CacheReadParams,
  type CacheReadResult,
  type CacheRemoveParams,
  type CacheRenameParams,
} from '../protocol';
import { bytesOfBase64Pieces, toBase64Pieces } from '../protocol/base64Pieces';
import type { CacheFiles } from '../workspace/cache/cacheStore';
import { TimeSlice } from '../workspace/timeSlice';

/** The files of the cache where the client keeps them, as in the storage of a browser. */
export function clientCacheFiles(connection: Connection): CacheFiles {
  const slice = new TimeSlice();
  const pause = () => slice.pauseWhenDue();
  return {
    list: () => connection.sendRequest<CacheListResult>(CACHE_LIST),
    async read(name) {
      const params: CacheReadParams = { name };
      const pieces = await connection.sendRequest<CacheReadResult>(CACHE_READ, params);
      return pieces === null ? undefined : bytesOfBase64Pieces(pieces, pause);
    },
    async create(name, parts) {
      const params: CacheCreateParams = { name, pieces: await toBase64Pieces(parts, pause) };
      await connection.sendRequest(CACHE_CREATE, params);
    },
    async rename(from, to) {
      await connection.sendRequest(CACHE_RENAME, { from, to } satisfies CacheRenameParams);
    },
    async remove(name) {
      await connection.sendRequest(CACHE_REMOVE, { name } satisfies CacheRemoveParams);
    },
  };
}
