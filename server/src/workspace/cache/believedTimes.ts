import type { FileStamp } from './fileStamp';

/** The share of the files of a folder that may have one time, as when all were copied at once. Of fewer than 200 files each has its own. */
const SHARED = 0.01;

/**
 * Which stamps say whether a file is the one that was read. Where the host knows when anything of a file was changed (`FileStamp.changed`),
 * each does. A virtual file system may have no times of files: it gives 0, or one time for all, such as its start. A time is believed
 * only if it tells a file from others: where there is but one file, or very many have the same time, these are read again.
 *
 * @param stamps those of all files of a folder
 */
export function believedTimes(stamps: Iterable<FileStamp>): (stamp: FileStamp) => boolean {
  const counts = new Map<number, number>();
  let total = 0;
  for (const { modified, changed } of stamps) {
    if (changed > 0) continue;
    counts.set(modified, (counts.get(modified) ?? 0) + 1);
    total++;
  }
  const most = Math.max(1, Math.floor(SHARED * total));
  return ({ modified, changed }) =>
    changed > 0 || (modified > 0 && counts.size > 1 && (counts.get(modified) ?? 0) <= most);
}
