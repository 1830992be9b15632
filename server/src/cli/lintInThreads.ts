import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Threads } from '../node/threads';
import type { LintedBatch } from './lintBatch';
import type { LintedFile } from './lintedFiles';
import type { LintRequest, LintSetup } from './lintThread';

/** The files of a request: of few, a thread waits for the next one; of many, the last thread works alone for long. */
const BATCH = 64;

/** More threads wait for the one that collects what they find. */
const MAX_THREADS = 8;

/** Some files, and what a thread has found in them. */
export interface LintedPart {
  readonly files: readonly LintedFile[];
  readonly linted: LintedBatch;
}

/**
 * The first step of linting very many logs, in threads. If they fail, the rest is linted here.
 *
 * @param lintHere lints files in this thread
 * @returns parts in the order of the files
 */
export async function lintInThreads(
  files: readonly LintedFile[],
  setup: LintSetup,
  lintHere: (files: readonly LintedFile[]) => LintedBatch,
): Promise<LintedPart[]> {
  const width = Math.min(MAX_THREADS, availableParallelism());
  const threads = new Threads<LintRequest, LintedBatch>(join(__dirname, 'lintThread.js'), width, setup);
  const parts: LintedPart[] = [];
  let next = 0;
  const lintNext = async () => {
    while (next < files.length) {
      const part = parts.length;
      const some = files.slice(next, next + BATCH);
      next += BATCH;
      parts.push({ files: some, linted: NOTHING });
      const linted = await threads.request(some).catch(() => lintHere(some));
      parts[part] = { files: some, linted };
    }
  };
  try {
    // Each thread has another request when it is done with one.
    await Promise.all(Array.from({ length: 2 * width }, lintNext));
  } finally {
    threads.close();
  }
  return parts;
}

const NOTHING: LintedBatch = { pack: new Uint8Array(0), logs: new Uint8Array(0), failed: [] };
