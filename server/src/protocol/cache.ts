/** What the server remembers of logs for the next session. */

/** Request: removes what is remembered, of all workspaces that share the folder. It stays empty until the workspace is opened again. */
export const CACHE_CLEAR = 'chatlog/cache/clear';
/** Whether nothing is left; the log of the server says why something is. */
export type CacheClearResult = boolean;

/** Whether a file is a cache. */
export function isCacheName(name: string): boolean {
  return /^[\da-f]{16}\.logs$/.test(name);
}

/** Whether a file is a cache that is being written, or whose writer has ended. */
export function isUnfinishedCacheName(name: string): boolean {
  return /^[\da-f]{16}\.logs\.[\da-f]{16}\.tmp$/.test(name);
}

/**
 * Requests from the server to a client that offered `cacheFiles: 'client'`: the files in a folder of the client's, which is created when
 * it is needed. Names are those of caches, finished or not.
 */
export const CACHE_LIST = 'chatlog/cache/list';
/** The caches with the times when they were changed last, in ms since 1970; none if there is no folder. */
export type CacheListResult = readonly { readonly name: string; readonly modified: number }[];

export const CACHE_READ = 'chatlog/cache/read';
export interface CacheReadParams {
  readonly name: string;
}
/** The bytes in base64, in pieces of their own each; `null` if there is no such file. */
export type CacheReadResult = readonly string[] | null;

export const CACHE_CREATE = 'chatlog/cache/create';
export interface CacheCreateParams {
  readonly name: string;
  /** The bytes in base64, in pieces of their own each. */
  readonly pieces: readonly string[];
}

/** Gives a file another name, in place of a file that has it. */
export const CACHE_RENAME = 'chatlog/cache/rename';
export interface CacheRenameParams {
  readonly from: string;
  readonly to: string;
}

/** Removes a file, if it is there. */
export const CACHE_REMOVE = 'chatlog/cache/remove';
export interface CacheRemoveParams {
  readonly name: string;
}
