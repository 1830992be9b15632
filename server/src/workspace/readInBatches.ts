import { groupBy } from '../text/groupBy';
import { isCertain } from './cache/fileStamp';
import { RecordPackReader } from './cache/recordPack';
import type { ReadLog } from './logFiles';
import type { FailedLog, LogReader, ReadLogs } from './logReader';

/** The number of logs in a request: of few, each request waits for the one before; of many, the index waits for the first. */
const BATCH = 100;

/**
 * Reads many logs with a reader. It always has something to read while what it has read is taken.
 *
 * @param folderOf the workspace folder of a log
 * @param share returns the one copy of a name that all records share
 * @param take takes what was read of a log; the next log waits for it
 * @throws what the reader throws; nothing is requested from then on
 */
export async function readInBatches(
  reader: LogReader,
  uris: Iterable<string>,
  folderOf: (uri: string) => string,
  share: (name: string) => string,
  take: (uri: string, read: ReadLog | FailedLog) => Promise<void>,
): Promise<void> {
  const batches: (readonly [folder: string, uris: readonly string[]])[] = [];
  for (const [folder, some] of groupBy(uris, folderOf))
    for (let at = 0; at < some.length; at += BATCH) batches.push([folder, some.slice(at, at + BATCH)]);
  const takeAll = async ({ pack, failed, now }: ReadLogs) => {
    const records = new RecordPackReader(pack, share);
    for (let i = 0; i < records.count; i++) {
      const { record, stamp } = records.next();
      await take(record.uri, { record, stamp: isCertain(stamp, now) ? stamp : undefined });
    }
    for (const each of failed) await take(each.uri, each);
  };
  let next = 0;
  let hasFailed = false;
  const readNext = async () => {
    while (next < batches.length && !hasFailed) {
      const [folder, some] = batches[next++]!;
      try {
        await takeAll(await reader.read(some, folder));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 2 * reader.width }, readNext));
}
