import { isSkippedFolder } from '../protocol/logFiles';

/** Whether a file lies in a folder, and not in a skipped folder below it. Both are given by their `uriKey`, the folder's with a slash at its end. */
export function isLogPlace(key: string, folder: string): boolean {
  if (!key.startsWith(folder)) return false;
  return !key.slice(folder.length).split('/').slice(0, -1).some(isSkippedFolder);
}
