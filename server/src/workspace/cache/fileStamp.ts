/** What says whether a file is still the one that was read, without reading it. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** When its content was changed last, in ms since 1970; file systems have from 100 ns to 2 s between two such times. */
  readonly modified: number;
  /** When anything of it was changed last, its times too: no program sets this time. 0 where the host does not know it. */
  readonly changed: number;
}

/** For a record that is not remembered. */
export const NO_STAMP: FileStamp = { size: 0, modified: 0, changed: 0 };

/** The longest time in which a file may be changed twice and have the same times, in ms: FAT has even seconds. */
const COARSE = 2_000;

/**
 * Whether a change of a file after it was read gives it another stamp.
 *
 * @param now the time just before the file was read, by the clock of this machine. A file from the future is never certain, nor is one
 * without a time.
 */
export function isCertain({ modified, changed }: FileStamp, now: number): boolean {
  const last = Math.max(modified, changed);
  return last > 0 && last < now - COARSE;
}

/** Whether a file with one of two stamps is the file with the other one. */
export function sameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.modified === b.modified && a.changed === b.changed;
}
