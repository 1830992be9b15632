import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../node/nodeFileSystem';
import type { FileSystem } from '../workspace/fileSystem';
import type { LogRecord } from '../workspace/logRecord';
import { LogWorkspace } from '../workspace/logWorkspace';
import type { OpenRegistry } from '../workspace/registries';
import { uriKey } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';

/** What is linted, and where. */
export interface Linted {
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  /** Those of them whose logs are all linted. */
  readonly wholeFolders: readonly string[];
  readonly registryPath: string;
  /** The URIs of all files that are linted: they are not read again. */
  readonly uris: readonly string[];
  readonly records: readonly LogRecord[];
  readonly registries: readonly OpenRegistry[];
}

/** The workspace that an editor would have with these folders open: what is linted as it was read, and all else in the folders. */
export async function readWorkspace(linted: Linted): Promise<Workspace> {
  const { folders, registryPath, records, registries } = linted;
  const workspace = new LogWorkspace({
    fileSystem: others(linted),
    registryPath,
    // What can't be read beside the linted files is left out, as in the editor.
    log: () => undefined,
  });
  workspace.setFolders(folders.map(folder => pathToFileURL(folder).href));
  workspace.setOpen([], registries);
  await workspace.whenComplete();
  workspace.addRecords(records);
  return workspace;
}

/** Node's file system, which finds only the logs that are not linted. */
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
      const linted = new Set(uris.map(uriKey));
      return found.filter(uri => !linted.has(uriKey(uri)));
    },
  };
}
