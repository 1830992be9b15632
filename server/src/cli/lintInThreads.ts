import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ResourceLimits } from 'node:worker_threads';
import { Threads } from '../node/threads';
import type { LintedBatch, ReportedBatch } from './lintBatch';
import type { LintedFile } from './lintedFiles';
import type { LintRequest, LintSetup, ReportRequest, ReportSetup } from './lintThread';
import { collectMemory } from './v8Flags';

/** More threads wait for the one that collects what they find. */
const MAX_THREADS = 8;

/**
 * The memory for new objects of a thread that reports, in megabytes. Nothing that it makes is needed for long: with more, by default up to 48,
 * linting 20,000 logs takes 40 to 80 MB more, and hardly less time.
 */
const MAX_NEW = 4;

/**
 * The first step of linting very many logs, in threads. If they fail, the rest is linted here.
 *
 * @param parts the files of each request
 * @param lintHere lints files in this thread
 * @param take is passed what was found in each part, and its index. Parts come in any order
 */
export async function lintInThreads(
  parts: readonly (readonly LintedFile[])[],
  setup: LintSetup,
  lintHere: (files: readonly LintedFile[]) => LintedBatch,
  take: (linted: LintedBatch, part: number) => void,
): Promise<void> {
  const threads = openThreads<LintRequest, LintedBatch>(setup);
  let next = 0;
  const lintNext = async () => {
    while (next < parts.length) {
      const part = next++;
      const files = parts[part]!;
      take(await threads.request(files).catch(() => lintHere(files)), part);
    }
  };
  try {
    // Each thread has another request when it is done with one.
    await Promise.all(Array.from({ length: 2 * threads.width }, lintNext));
  } finally {
    threads.close();
  }
}

/**
 * The second step, in threads. If they fail, the rest is reported here.
 *
 * @param requests one for each part
 * @param reportHere does in this thread what one of the others does
 * @returns what is reported of each part, in their order
 */
export async function* reportInThreads(
  requests: Iterable<ReportRequest>,
  setup: ReportSetup,
  reportHere: (request: ReportRequest) => ReportedBatch,
): AsyncGenerator<ReportedBatch, void> {
  // What the first step has needed is not needed any more.
  collectMemory();
  const threads = openThreads<ReportRequest, ReportedBatch>(setup, { maxYoungGenerationSizeMb: MAX_NEW });
  const pending: Promise<ReportedBatch>[] = [];
  try {
    for (const request of requests) {
      pending.push(threads.request(request).catch(() => reportHere(request)));
      if (pending.length === 2 * threads.width) yield await pending.shift()!;
    }
    while (pending.length > 0) yield await pending.shift()!;
  } finally {
    threads.close();
  }
}

/** The same in this thread. */
export async function* reportInTurn(
  requests: Iterable<ReportRequest>,
  reportHere: (request: ReportRequest) => ReportedBatch,
): AsyncGenerator<ReportedBatch, void> {
  for (const request of requests) yield reportHere(request);
}

function openThreads<Request, Answer>(setup: LintSetup, limits?: ResourceLimits): Threads<Request, Answer> {
  const width = Math.min(MAX_THREADS, availableParallelism());
  return new Threads(join(__dirname, 'lintThread.js'), width, setup, limits);
}
