import type { FolderEntries } from '../protocol';
import type { FileStamp } from './cache/fileStamp';
import type { LogReader } from './logReader';

/**
 * Reads files inside the workspace folders; never writes. It is Node's file system, or the client's where Node can't read the
 * files (virtual workspaces, the web). Every method may reject; callers log the error and go on.
 */
export interface FileSystem {
  /**
   * The URIs of all chat logs by name (`*-chat.markdown`, `*-chat.md`, `*.chatlog`, `*.chatlog.md`) under the folders. Links
   * below the folders are not followed.
   *
   * @param areCertain whether each URI is known to be a folder, perhaps through links, as a workspace folder is. Otherwise
   * links and files in the list yield nothing.
   */
  findLogs(folders: readonly string[], areCertain: boolean): Promise<string[]>;
  /**
   * The bytes of a file.
   *
   * @param folder the URI of the folder that the file must lie in, at any depth, with no link between the two. The folder
   * itself may be reached through links.
   * @throws `OutsideFolder` where the file does not lie in it
   */
  readFile(uri: string, folder: string): Promise<Uint8Array>;
  /** Whether a file exists, in a folder as for `readFile`. May reject for a file that does not exist. */
  exists(uri: string, folder: string): Promise<boolean>;
  /**
   * The number of bytes of a file, in a folder as for `readFile`.
   *
   * @returns `undefined` for what is no file (a folder, a link), and for what lies behind a link
   * @throws if there is nothing
   */
  size(uri: string, folder: string): Promise<number | undefined>;
  /**
   * The names in a folder.
   *
   * @param uri the folder itself, or a folder in it, with no link between the two
   * @throws for a folder that does not exist, lies elsewhere, can't be listed or has more than `MAX_ENTRIES` names
   */
  list(uri: string, folder: string): Promise<FolderEntries>;
  /** Sizes and times of files. Without them nothing that was read is remembered for the next session. */
  readonly stamps?: FileStamps;
  /**
   * Starts what reads many logs at once. Without it they are read one by one, in turns with the answers to requests.
   *
   * @param count the number of logs; `undefined` is returned where these are too few for it to pay
   */
  openReader?(count: number): LogReader | undefined;
}

/** A file as it was read. */
export interface StampedFile {
  readonly bytes: Uint8Array;
  /** From just before it was read. */
  readonly stamp: FileStamp;
}

/** The stamps of files, in a folder as for `FileSystem.readFile`. */
export interface FileStamps {
  /** Whether each has `FileStamp.changed`. Otherwise its time may be made up, as in a virtual file system (`believedTimes.ts`). */
  readonly areCertain: boolean;
  /** The stamps of many files; `undefined` for each that does not exist, is no file, or lies behind a link. */
  of(uris: readonly string[], folder: string): Promise<readonly (FileStamp | undefined)[]>;
  /** Reads a file as `readFile` does. */
  read(uri: string, folder: string): Promise<StampedFile>;
}

/** Larger files are not read; the largest real log has 0.2 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Thrown for a file with more than `MAX_FILE_BYTES`. */
export class TooLarge extends Error {
  constructor(bytes: number) {
    super(`it has ${bytes} bytes, more than ${MAX_FILE_BYTES}`);
  }
}

/** Folders with more names are not listed. */
export const MAX_ENTRIES = 100_000;

/** Thrown for a file that lies outside the required folder, or behind a link in it, which may lead anywhere. */
export class OutsideFolder extends Error {
  constructor() {
    super('it lies outside of the folder, or behind a link');
  }
}
