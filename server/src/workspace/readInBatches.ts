import { groupBy } from '../text/groupBy';
import type { LogReader, ReadLogs } from './logReader';

/** The number of logs in a request: of few, each request waits for the one before; of many, the index waits for the first. */
const BATCH = 100;

/**
 * Reads many logs with a reader. It always has something to read while what it has read is taken.
 *
 * @param folderOf the workspace folder of a log
 * @param take takes what was read; the next request waits for it
 * @throws what the reader throws; nothing is requested from then on
 */
export async function readInBatches(
  reader: LogReader,
  uris: Iterable<string>,
  folderOf: (uri: string) => string,
  take: (read: ReadLogs) => Promise<void>,
): Promise<void> {
  const batches: (readonly [folder: string, uris: readonly string[]])[] = [];
  for (const [folder, some] of groupBy(uris, folderOf))
    for (let at = 0; at < some.length; at += BATCH) batches.push([folder, some.slice(at, at + BATCH)]);
  let next = 0;
  let hasFailed = false;
  const readNext = async () => {
    while (next < batches.length && !hasFailed) {
      const [folder, some] = batches[next++]!;
      try {
        await take(await reader.read(some, folder));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 2 * reader.width }, readNext));
}
