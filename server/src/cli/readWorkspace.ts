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
  readonly registryPath: string;
  /** The URIs of all files that are linted: they are not read again. */
  readonly uris: readonly string[];
  readonly records: readonly LogRecord[];
  readonly registries: readonly OpenRegistry[];
}

/** The workspace that an editor would have with these folders open: what is linted as it was read, and all else in the folders. */
export async function readWorkspace(linted: Linted): Promise<Workspace> {
  const { folders, registryPath, uris, records, registries } = linted;
  const workspace = new LogWorkspace({
    fileSystem: without(uris, nodeFileSystem),
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

/** A file system that does not find these logs. */
function without(uris: readonly string[], fileSystem: FileSystem): FileSystem {
  const keys = new Set(uris.map(uriKey));
  return {
    ...fileSystem,
    findLogs: async (folders, areCertain) =>
      (await fileSystem.findLogs(folders, areCertain)).filter(uri => !keys.has(uriKey(uri))),
  };
}
