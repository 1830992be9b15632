import type { Connection } from 'vscode-languageserver';
import {
  type ClientFileStamp,
  FILES_EXISTS,
  FILES_FIND,
  FILES_LIST,
  FILES_READ,
  FILES_SIZE,
  FILES_STAMPS,
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
  type FilesStampsParams,
  type FilesStampsResult,
} from '../protocol';
import { bytesOfBase64 } from '../protocol/base64';
import { type FileStamp, NO_STAMP } from '../workspace/cache/fileStamp';
import { type FileSystem, MAX_ENTRIES, MAX_FILE_BYTES, type StampedFile } from '../workspace/fileSystem';

/** Reads files through the client, where Node can't: in virtual workspaces, and in a browser. */
export function clientFileSystem(connection: Connection): FileSystem {
  return {
    async findLogs(folders) {
      return [
        ...(await connection.sendRequest<FilesFindResult>(FILES_FIND, { folders } satisfies FilesFindParams)),
      ];
    },
    async readFile(uri, folder) {
      const read = await readThrough(connection, { uri, folder, maxBytes: MAX_FILE_BYTES });
      return read.bytes;
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
    stamps: {
      areCertain: false,
      async of(uris, folder) {
        const params: FilesStampsParams = { uris, folder };
        const found = await connection.sendRequest<FilesStampsResult>(FILES_STAMPS, params);
        return uris.map((_, i) => toStamp(found[i]));
      },
      read: (uri, folder) =>
        readThrough(connection, { uri, folder, maxBytes: MAX_FILE_BYTES, withStamp: true }),
    },
  };
}

async function readThrough(connection: Connection, params: FilesReadParams): Promise<StampedFile> {
  const read = await connection.sendRequest<FilesReadResult>(FILES_READ, params);
  if (typeof read === 'string') return { bytes: bytesOfBase64(read), stamp: NO_STAMP };
  const bytes = bytesOfBase64(read.base64);
  const stamp = toStamp(read.stamp);
  // With another size, it was changed while it was read, or the file system knows no sizes.
  return { bytes, stamp: stamp?.size === bytes.length ? stamp : NO_STAMP };
}

/** What a file system says of a file, which may be anything. */
function toStamp(said: ClientFileStamp | null | undefined): FileStamp | undefined {
  if (said === null || said === undefined) return undefined;
  const { size, modified } = said;
  const isStamp = Number.isSafeInteger(size) && size >= 0 && Number.isFinite(modified);
  return isStamp ? { size, modified, changed: 0 } : undefined;
}
