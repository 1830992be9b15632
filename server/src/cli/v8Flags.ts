import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Node 22 does not know all of the flags for short runs, and would print that. */
const KNOWS_FLAGS = Number.parseInt(process.versions.node, 10) < 22;

/** For a run over a few hundred logs, which most are. It ends before optimized code pays. */
export function useFlagsForShortRun(isLint: boolean): void {
  if (!KNOWS_FLAGS) return;
  // How much code V8 runs in a function before it optimizes it: by default 67,584 bytes. Over a few hundred logs the run ends before that
  // pays; it took a third of the processor time.
  setFlagsFromString('--interrupt-budget=2000000');
  if (!isLint) return;
  // The memory for new objects stays at 1 MB, which fits into the cache of the processor, and one thread collects it. Memory that is used
  // for the first time takes longer than collecting more often: a seventh of the processor time over a few hundred logs. A run over
  // thousands takes a twentieth longer, and 15 MB less.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
}

/** For linting in threads: over 10,000 logs optimized code takes a tenth less time. Call it before they start. */
export function useFlagsForLongRun(): void {
  if (KNOWS_FLAGS) setFlagsFromString('--interrupt-budget=67584');
  // Memory is collected when a tenth more is in use than after the last time, by default up to four times as much. Over 20,000 logs the
  // peak is two thirds, for a thirtieth more processor time.
  setFlagsFromString('--heap-growing-percent=10');
}

/**
 * Collects memory now, for other threads, which have heaps of their own: V8 does so when this thread needs more. Where little is in use, it
 * takes some milliseconds.
 */
export function collectMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  collect();
  // What the first time has found to be free is given back now.
  collect();
}

/**
 * For a merge, which keeps most of what it reads until the end: memory is collected when half more is in use. For 200,000 messages the peak is
 * three quarters, for no more processor time.
 */
export function useFlagsForMerge(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
