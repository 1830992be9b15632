import { pathToFileURL } from 'node:url';
import { FileUris } from '../../node/fileUris';
import { LogIndex } from '../../workspace/logIndex';
import type { LogRecord } from '../../workspace/logRecord';
import { uriKey } from '../../workspace/uri';
import { allFiles, openCache } from '../cachedFiles';

/** What is known of a log, given by its path, without reading it; `undefined` if nothing is. */
export type KnownLog = (path: string) => LogRecord | undefined;

/**
 * What a cache knows of the logs in some workspace folders. Those that have changed since it was written are read, and it is written again.
 *
 * @param folders absolute
 */
export async function knownLogs(folders: readonly string[], cacheFolder: string): Promise<KnownLog> {
  const index = new LogIndex({
    fileSystem: await allFiles(),
    cache: await openCache(cacheFolder),
    // The search says which can't be read.
    log: () => undefined,
  });
  index.setFolders(folders.map(folder => pathToFileURL(folder).href));
  await index.whenIdle();
  await index.saveCache();
  const uris = new FileUris();
  return path => index.records.get(uriKey(uris.of(path)));
}
