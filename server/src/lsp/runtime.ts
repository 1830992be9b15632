import type { OpenExports } from '../import/exported/openedExport';
import type { CacheStore } from '../workspace/cache/cacheStore';
import type { FileSystem } from '../workspace/fileSystem';
import type { PrintPage } from './exports';

/** The parts that differ between the hosts. */
export interface Runtime {
  /** The host's own file system; `undefined` if it has none and files are read through the client. */
  readonly fileSystem?: FileSystem;
  /** The cache in a folder, given by its path; `undefined` if the host has no files. */
  readonly openCache?: (folder: string) => CacheStore;
  /** Opens the exports of chat applications, wherever the user has chosen them; as `fileSystem`. */
  readonly openExports?: OpenExports;
  /** Prints pages, if the host can start a browser. */
  readonly printPage?: PrintPage;
  /** The base URI of the rules' pages, with a trailing slash, for clients that don't send one. */
  readonly rulesDocumentation?: string;
}
