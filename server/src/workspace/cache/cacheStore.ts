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
