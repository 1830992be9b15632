/** How the server reads the workspace where it has no file system of its own, as in the browser. */

/** Requests from the server to a client that offered `fileSystem: 'client'`. */
export const FILES_FIND = 'chatlog/files/find';
export interface FilesFindParams {
  readonly folders: readonly string[];
}
/** The URIs of the chat logs by name under the folders. */
export type FilesFindResult = readonly string[];

export const FILES_READ = 'chatlog/files/read';
export interface FilesReadParams {
  readonly uri: string;
  /** The folder that it must lie in, with no link between the two. */
  readonly folder: string;
  /** A larger file is refused before it is read. */
  readonly maxBytes: number;
}
/** The bytes in base64, which JSON can carry. The request fails for a file outside of the folder or the workspace, and for what can't be read. */
export type FilesReadResult = string;

export const FILES_EXISTS = 'chatlog/files/exists';
export interface FilesExistsParams {
  readonly uri: string;
  /** The folder that it must lie in, with no link between the two. */
  readonly folder: string;
}
/** Whether a file is there, in the folder and the workspace. */
export type FilesExistsResult = boolean;
