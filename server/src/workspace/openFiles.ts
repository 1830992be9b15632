import { fullText } from '../model/transcript';
import { encodeUtf8 } from '../text/decoder';
import type { FileSystem } from './fileSystem';
import type { Workspace } from './workspace';

/** The files of a file system, and open logs as they are in the editor. */
export function asOpen(fileSystem: FileSystem, workspace: Workspace): FileSystem {
  return {
    findLogs: (folders, areCertain) => fileSystem.findLogs(folders, areCertain),
    exists: (uri, folder) => fileSystem.exists(uri, folder),
    size: (uri, folder) => fileSystem.size(uri, folder),
    list: (uri, folder) => fileSystem.list(uri, folder),
    async readFile(uri, folder) {
      const open = workspace.openLog(uri);
      return open === undefined
        ? fileSystem.readFile(uri, folder)
        : encodeUtf8(fullText(open.log.transcript));
    },
  };
}
