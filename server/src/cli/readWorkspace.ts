import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from '../workspace/fileSystem';
import type { LogReader } from '../workspace/logReader';
import type { LogRecord } from '../workspace/logRecord';
import { LogWorkspace } from '../workspace/logWorkspace';
import type { OpenRegistry } from '../workspace/registries';
import { uriKey } from '../workspace/uri';
import { allFiles, openCache } from './cachedFiles';

/** The linted files and their folders. */
export interface Linted {
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  /** The folders whose logs are all linted. */
  readonly wholeFolders: readonly string[];
  readonly registryPath: string;
  /** The URIs of all linted files, which are not read again. */
  readonly uris: () => readonly string[];
  readonly records: readonly LogRecord[];
  readonly registries: readonly OpenRegistry[];
  /** The folder of the cache; `undefined` for none. */
  readonly cacheFolder: string | undefined;
}

/**
 * The workspace of an editor with these folders open: the linted files as they were read, and all other files of the folders. With a
 * cache, all logs of the folders are looked at, so that it holds the linted ones too.
 */
export async function readWorkspace(linted: Linted): Promise<LogWorkspace> {
  const { folders, registryPath, records, registries, cacheFolder } = linted;
  const workspace = new LogWorkspace({
    fileSystem: cacheFolder === undefined ? others(linted) : await allFiles(),
    cache: cacheFolder === undefined ? undefined : await openCache(cacheFolder),
    registryPath,
    // Other files that can't be read are left out, as in the editor.
    log: () => undefined,
  });
  workspace.setFolders(folders.map(folder => pathToFileURL(folder).href));
  workspace.setOpen([], registries);
  await workspace.whenComplete();
  workspace.addRecords(
    cacheFolder === undefined ? records : records.filter(({ uri }) => workspace.record(uri) === undefined),
  );
  return workspace;
}

/** The file system, restricted to logs that are not linted. */
function others({ wholeFolders, uris }: Linted): FileSystem {
  let openReader: ((count: number) => LogReader | undefined) | undefined;
  return {
    async findLogs(folders, areCertain) {
      const whole = new Set(wholeFolders.map(folder => pathToFileURL(folder).href));
      const rest = folders.filter(folder => !whole.has(folder));
      if (rest.length === 0) return [];
      const files = await allFiles();
      openReader = files.openReader;
      const found = await files.findLogs(rest, areCertain);
      const linted = new Set(uris().map(uriKey));
      return found.filter(uri => !linted.has(uriKey(uri)));
    },
    async readFile(uri, folder) {
      if (!existsSync(fileURLToPath(uri))) throw new Error('it does not exist');
      return (await allFiles()).readFile(uri, folder);
    },
    exists: async (uri, folder) => (await allFiles()).exists(uri, folder),
    size: async (uri, folder) => (await allFiles()).size(uri, folder),
    list: async (uri, folder) => (await allFiles()).list(uri, folder),
    openReader: count => openReader?.(count),
  };
}
