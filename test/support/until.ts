import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for a condition that must become true, without a limit of its own. If it doesn't, the test times out, and Mocha ends
 * the process itself (`exit` in .mocharc.json), as the wait goes on.
 * To show that something does *not* happen, wait for a later event instead.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5);
}

/** Lets the event loop run until all tasks that are ready now, and the tasks that these make ready, are done. */
export async function rounds(count = 20): Promise<void> {
  for (let round = 0; round < count; round++) await new Promise(setImmediate);
}
