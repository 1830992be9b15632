/** How the server reads the workspace without a file system of its own, as in the browser. */

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
  /** The folder that must contain the file, with no link between the two. */
  readonly folder: string;
  /** Larger files are refused before they are read. */
  readonly maxBytes: number;
  /** Whether the result has the size and the time of the file too; a client may leave them out. */
  readonly withStamp?: boolean;
}
/**
 * The bytes in base64, as JSON can't hold bytes. The request fails for a file outside the folder or the workspace, and for a
 * file that can't be read.
 */
export type FilesReadResult = string | { readonly base64: string; readonly stamp: ClientFileStamp };

/** The size and the time of a file, as they were just before it was read. */
export interface ClientFileStamp {
  /** In bytes. */
  readonly size: number;
  /** When its content was changed last, in ms since 1970; what the file system says, which may have no such time. */
  readonly modified: number;
}

export const FILES_STAMPS = 'chatlog/files/stamps';
export interface FilesStampsParams {
  readonly uris: readonly string[];
  /** The folder that must contain the files, with no link between the two. */
  readonly folder: string;
}
/** In the order of the URIs; `null` for what does not exist, is no file, or lies outside of the folder. */
export type FilesStampsResult = readonly (ClientFileStamp | null)[];

export const FILES_EXISTS = 'chatlog/files/exists';
export interface FilesExistsParams {
  readonly uri: string;
  /** The folder that must contain the file, with no link between the two. */
  readonly folder: string;
}
/** Whether a file exists in the folder and the workspace. */
export type FilesExistsResult = boolean;

export const FILES_SIZE = 'chatlog/files/size';
export interface FilesSizeParams {
  readonly uri: string;
  /** The folder that must contain the file, with no link between the two. */
  readonly folder: string;
}
/** The number of bytes; `null` for what is no file, or lies outside of the folder. The request fails if there is nothing. */
export type FilesSizeResult = number | null;

export const FILES_LIST = 'chatlog/files/list';
export interface FilesListParams {
  /** The folder to list. */
  readonly uri: string;
  /** It must be this folder, or lie in it with no link between the two. */
  readonly folder: string;
  /** The request fails for a folder with more names. */
  readonly maxEntries: number;
}
/** The request fails for a folder outside the workspace, and for one that can't be listed. */
export type FilesListResult = FolderEntries;

/** The names in a folder, as they are on the disk. */
export interface FolderEntries {
  /** Names of files, and of everything that is neither a folder nor a link. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Names of symbolic links. What they lead to is not said: it may lie outside the workspace. */
  readonly links: readonly string[];
}
