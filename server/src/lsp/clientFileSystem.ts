import type { Connection } from 'vscode-languageserver';
import {
  FILES_FIND,
  FILES_READ,
  type FilesFindParams,
  type FilesFindResult,
  type FilesReadParams,
  type FilesReadResult,
} from '../protocol';
import type { FileSystem } from '../workspace/fileSystem';

/** Files through the client, which reaches what Node can't: virtual workspaces, and all of them in a browser. */
export function clientFileSystem(connection: Connection): FileSystem {
  return {
    async findLogs(folders) {
      return [
        ...(await connection.sendRequest<FilesFindResult>(FILES_FIND, { folders } satisfies FilesFindParams)),
      ];
    },
    async readFile(uri) {
      const base64 = await connection.sendRequest<FilesReadResult>(FILES_READ, {
        uri,
      } satisfies FilesReadParams);
      return Uint8Array.from(atob(base64), char => char.charCodeAt(0));
    },
  };
}
