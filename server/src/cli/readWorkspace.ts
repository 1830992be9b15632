import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../node/nodeFileSystem';
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

/** Node's file system, restricted to logs that are not linted. */
function others({ wholeFolders, uris }: Linted): FileSystem {
  return {
    ...nodeFileSystem,
    async findLogs(folders, areCertain) {
      const whole = new Set(wholeFolders.map(folder => pathToFileURL(folder).href));
      const found = await nodeFileSystem.findLogs(
        folders.filter(folder => !whole.has(folder)),
        areCertain,
      );
      if (found.length === 0) return [];
      const linted = new Set(uris().map(uriKey));
      return found.filter(uri => !linted.has(uriKey(uri)));
    },
  };
}
