import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from '../workspace/fileSystem';
import type { LogRecord } from '../workspace/logRecord';
import { LogWorkspace } from '../workspace/logWorkspace';
import type { OpenRegistry } from '../workspace/registries';
import { uriKey } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';

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
}

/** The workspace of an editor with these folders open: the linted files as they were read, and all other files of the folders. */
export async function readWorkspace(linted: Linted): Promise<Workspace> {
  const { folders, registryPath, records, registries } = linted;
  const workspace = new LogWorkspace({
    fileSystem: others(linted),
    registryPath,
    // Other files that can't be read are left out, as in the editor.
    log: () => undefined,
  });
  workspace.setFolders(folders.map(folder => pathToFileURL(folder).href));
  workspace.setOpen([], registries);
  await workspace.whenComplete();
  workspace.addRecords(records);
  return workspace;
}

/**
 * Node's file system, restricted to logs that are not linted. It is loaded when there is something to read: linting a whole folder
 * without a registry doesn't need it.
 */
function others({ wholeFolders, uris }: Linted): FileSystem {
  const load = async () => (await import('../node/nodeFileSystem')).nodeFileSystem;
  return {
    async findLogs(folders, areCertain) {
      const whole = new Set(wholeFolders.map(folder => pathToFileURL(folder).href));
      const rest = folders.filter(folder => !whole.has(folder));
      if (rest.length === 0) return [];
      const found = await (await load()).findLogs(rest, areCertain);
      const linted = new Set(uris().map(uriKey));
      return found.filter(uri => !linted.has(uriKey(uri)));
    },
    async readFile(uri, folder) {
      if (!existsSync(fileURLToPath(uri))) throw new Error('it does not exist');
      return (await load()).readFile(uri, folder);
    },
    exists: async (uri, folder) => (await load()).exists(uri, folder),
    size: async (uri, folder) => (await load()).size(uri, folder),
    list: async (uri, folder) => (await load()).list(uri, folder),
  };
}
