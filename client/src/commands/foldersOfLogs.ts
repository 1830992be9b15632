import { isSkippedFolder } from '../../../server/src/protocol';

/** A folder, and the number of logs in it and below. */
export interface FolderOfLogs {
  readonly folder: string;
  readonly logs: number;
}

/**
 * The folders whose logs may be fixed: the top folders, then the folders with logs of their own. A folder that has all logs of
 * its top folder is left out. Logs in folders that are skipped don't count.
 *
 * @param tops the workspace folders, without a slash at the end
 * @param logs the logs, as `tops` by URI
 */
export function foldersOfLogs(tops: readonly string[], logs: readonly string[]): FolderOfLogs[] {
  const counts = new Map<string, number>();
  const own = new Map<string, Set<string>>();
  for (const log of logs) {
    const top = tops.find(each => log.startsWith(`${each}/`));
    if (top === undefined) continue;
    const names = log.slice(top.length + 1).split('/');
    if (names.slice(0, -1).some(name => isSkippedFolder(decodeURIComponent(name)))) continue;
    for (let depth = 0; depth < names.length; depth++) {
      const folder = [top, ...names.slice(0, depth)].join('/');
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
      if (depth === names.length - 1) own.set(top, (own.get(top) ?? new Set()).add(folder));
    }
  }
  return tops.flatMap(top => {
    const all = counts.get(top);
    if (all === undefined) return [];
    const below = [...own.get(top)!].filter(folder => folder !== top && counts.get(folder) !== all).sort();
    return [top, ...below].map(folder => ({ folder, logs: counts.get(folder)! }));
  });
}
