import { type SearchableLog, SearchedLog } from '../../find/searchedLog';

const searched = new WeakMap<SearchableLog, SearchedLog>();

/** The texts of a log for searches. They are kept as long as the log is open. */
export function searchedLogOf(log: SearchableLog): SearchedLog {
  let found = searched.get(log);
  if (found === undefined) {
    found = new SearchedLog();
    searched.set(log, found);
  }
  return found;
}
