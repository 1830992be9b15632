import { SearchedLog } from '../../find/searchedLog';
import type { LogView } from '../../log/logView';

const searched = new WeakMap<LogView, SearchedLog>();

/** The texts of a log for searches. They are kept as long as the log is open. */
export function searchedLogOf(log: LogView): SearchedLog {
  let found = searched.get(log);
  if (found === undefined) {
    found = new SearchedLog();
    searched.set(log, found);
  }
  return found;
}
