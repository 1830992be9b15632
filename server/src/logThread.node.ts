import { parentPort } from 'node:worker_threads';
import { readLogs, stampsOfLogs } from './node/readLogs';
import { packStamps, type ThreadRequest } from './node/threadMessages';

// What runs in a thread that reads logs (`node/logThreads.ts`), as a bundle of its own. What it sends is not copied.
parentPort!.on('message', ({ kind, uris, folder }: ThreadRequest) => {
  if (kind === 'stamps') {
    const stamps = packStamps(stampsOfLogs(uris, folder));
    parentPort!.postMessage(stamps, [stamps.buffer]);
  } else {
    const read = readLogs(uris, folder);
    parentPort!.postMessage(read, [read.pack.buffer]);
  }
});
