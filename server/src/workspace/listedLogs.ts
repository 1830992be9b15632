import { MAX_FILES } from './logIndexOptions';
import { uriKey } from './uri';

/** The number of files after which the work may pause. */
const STEP = 500;

/**
 * The logs among some files, by `uriKey`: as many as are read. `count` is how many there are.
 *
 * @param isFound whether a file, by its `uriKey`, counts
 * @param pause called between steps of the work
 */
export async function listedLogs(
  found: readonly string[],
  isFound: (key: string) => boolean,
  pause: () => Promise<void>,
): Promise<{ readonly logs: ReadonlyMap<string, string>; readonly count: number }> {
  const logs = new Map<string, string>();
  let count = 0;
  for (const [i, uri] of found.entries()) {
    if (i % STEP === 0) await pause();
    const key = uriKey(uri);
    if (isFound(key) && ++count <= MAX_FILES) logs.set(key, uri);
  }
  return { logs, count };
}
