import { availableParallelism } from 'node:os';
import type { LogReader, ReadLogs } from '../workspace/logReader';
import { type ThreadAnswer, type ThreadRequest, unpackStamps } from './threadMessages';
import { Threads } from './threads';

/** To start a thread takes as long as to read some hundred logs. */
const MANY_LOGS = 500;

/** More threads wait for the disk, and for the index, which has one. */
const MAX_THREADS = 4;

/**
 * Threads that read logs, as `FileSystem.openReader`.
 *
 * @param script the path of what runs in each thread
 */
export function logThreads(script: string, count: number): LogReader | undefined {
  if (count < MANY_LOGS) return undefined;
  const threads = new Threads<ThreadRequest, ThreadAnswer>(
    script,
    Math.min(MAX_THREADS, availableParallelism()),
  );
  return {
    width: threads.width,
    async stampsOf(uris, folder) {
      return unpackStamps((await threads.request({ kind: 'stamps', uris, folder })) as Float64Array);
    },
    async read(uris, folder) {
      return (await threads.request({ kind: 'read', uris, folder })) as ReadLogs;
    },
    close: () => threads.close(),
  };
}
