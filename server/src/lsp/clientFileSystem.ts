import type { Connection } from 'vscode-languageserver';
import {
  FILES_EXISTS,
  FILES_FIND,
  FILES_LIST,
  FILES_READ,
  FILES_SIZE,
  type FilesExistsParams,
  type FilesExistsResult,
  type FilesFindParams,
  type FilesFindResult,
  type FilesListParams,
  type FilesListResult,
  type FilesReadParams,
  type FilesReadResult,
  type FilesSizeParams,
  type FilesSizeResult,
} from '../protocol';
import { bytesOfBase64 } from '../protocol/base64';
import { type FileSystem, MAX_ENTRIES, MAX_FILE_BYTES } from '../workspace/fileSystem';

/** Reads files through the client, where Node can't: in virtual workspaces, and in a browser. */
export function clientFileSystem(connection: Connection): FileSystem {
  return {
    async findLogs(folders) {
      return [
        ...(await connection.sendRequest<FilesFindResult>(FILES_FIND, { folders } satisfies FilesFindParams)),
      ];
    },
    async readFile(uri, folder) {
      const base64 = await connection.sendRequest<FilesReadResult>(FILES_READ, {
        uri,
        folder,
        maxBytes: MAX_FILE_BYTES,
      } satisfies FilesReadParams);
      return bytesOfBase64(base64);
    },
    exists(uri, folder) {
      return connection.sendRequest<FilesExistsResult>(FILES_EXISTS, {
        uri,
        folder,
      } satisfies FilesExistsParams);
    },
    async size(uri, folder) {
      const params: FilesSizeParams = { uri, folder };
      return (await connection.sendRequest<FilesSizeResult>(FILES_SIZE, params)) ?? undefined;
    },
    list(uri, folder) {
      return connection.sendRequest<FilesListResult>(FILES_LIST, {
        uri,
        folder,
        maxEntries: MAX_ENTRIES,
      } satisfies FilesListParams);
    },
  };
}
