import type { BigIntStats } from 'node:fs';
import { type RegularFile, readRegularFile } from './regularFile';

/** Why a file is not written: it is not, or may not be, what was read. */
export class Changed extends Error {}

/**
 * Reads a file again to see whether it is what was read: the same file, by inode, with the same size, times and bytes. The bytes count
 * too, as times have steps: two changes within one leave the same time.
 *
 * @param path as it was given when `before` was read
 * @throws {Changed} also when it is gone, out of reach, or something else has come in its place
 */
export function requireUnchanged(path: string, before: RegularFile): void {
  let now: RegularFile;
  try {
    now = readRegularFile(path, true);
  } catch {
    throw new Changed();
  }
  const isSame =
    now.realPath === before.realPath &&
    isSameState(now.stats, before.stats) &&
    Buffer.compare(now.bytes, before.bytes) === 0;
  if (!isSame) throw new Changed();
}

/** The time of the last change of state covers modes, links and a time of modification that was set back. */
function isSameState(a: BigIntStats, b: BigIntStats): boolean {
  return isSameInode(a, b) && a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs;
}

/** Whether two descriptions are of one file. */
export function isSameInode(a: BigIntStats, b: BigIntStats): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}
