/** Where the cache is kept: a folder of files. Every method may reject; callers log the error and go on without the cache. */
export interface CacheStore {
  /** The bytes of a file; `undefined` if there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces a file, or creates it, at once: whoever reads it meanwhile, in this process or another, gets all of the former bytes or all
   * of the new ones.
   *
   * @param pieces the bytes, in their order
   */
  write(name: string, pieces: readonly Uint8Array[]): Promise<void>;
  /** Removes all files of caches, of all folders. */
  clear(): Promise<void>;
}

/** A file beside the caches. */
export interface CacheFile {
  readonly name: string;
  /** When it was changed last, in ms since 1970. */
  readonly modified: number;
}

/** The folder of a store as a host has it. Every method may reject. */
export interface CacheFiles {
  /** All files of the folder; none if it does not exist. */
  list(): Promise<readonly CacheFile[]>;
  /** `undefined` if there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Creates a file that does not exist yet, and its folder. */
  create(name: string, pieces: readonly Uint8Array[]): Promise<void>;
  /** Gives a file another name, in one step. A file that has this name already is replaced. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there. */
  remove(name: string): Promise<void>;
}
