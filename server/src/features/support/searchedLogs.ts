import { type SearchableLog, SearchedLog } from '../../find/searchedLog';
import { nextTurn } from '../../workspace/nextTurn';

const searched = new WeakMap<SearchableLog, SearchedLog>();

/** How many texts are read before other requests are answered: a few milliseconds of work. */
const AT_ONCE = 2_000;

/** The texts of a log for searches, after all of them are read. They are kept as long as the log is open. */
export async function searchedLogOf(log: SearchableLog): Promise<SearchedLog> {
  let found = searched.get(log);
  if (found === undefined) {
    found = new SearchedLog();
    searched.set(log, found);
  }
  while (!found.read(log, AT_ONCE)) await nextTurn();
  return found;
}
