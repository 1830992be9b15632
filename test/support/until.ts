import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for what is sure to come, however long it takes on a busy machine; the time limit of the test says that it doesn't.
 * To show that something does *not* come, wait for what comes after it instead.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(5);
}

/** Lets the event loop come round so often that whatever is ready by now has been done, and what that made ready. */
export async function rounds(count = 20): Promise<void> {
  for (let round = 0; round < count; round++) await new Promise(setImmediate);
}
