/** What the server remembers of logs for the next session. */

/** Request: removes what is remembered, of all workspaces that share the folder. It stays empty until the workspace is opened again. */
export const CACHE_CLEAR = 'chatlog/cache/clear';
/** Whether nothing is left; the log of the server says why something is. */
export type CacheClearResult = boolean;
