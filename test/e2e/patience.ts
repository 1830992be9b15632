// Time limits of the tests. No test is about time: the limits only end a test that hangs, and a machine that is busy with ten
// other tasks does not reach them.
import { waitLimitMs } from '../../scripts/hosts/patience';

/** For one test or hook. */
export const testLimitMs = 600_000;

/** For the next report of a run: its start, or the end of a test. */
export const silenceLimitMs = 900_000;

/**
 * Calls `read` until it returns a value other than undefined or false, and returns that value.
 *
 * @param what named in the error; a function if it describes the actual state
 * @throws Error after `limitMs`
 */
export async function eventually<T>(
  what: string | (() => string),
  read: () => T | undefined | false | PromiseLike<T | undefined | false>,
  limitMs = waitLimitMs,
): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
  }, limitMs);
  try {
    for (;;) {
      const value = await read();
      if (value !== undefined && value !== false) return value;
      if (late) {
        throw new Error(`Waited ${limitMs / 1000} s for: ${typeof what === 'string' ? what : what()}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Calls `onSilence` if `heard` is not called for `silenceLimitMs`. */
export function watchForSilence(onSilence: () => void): { heard(): void; stop(): void } {
  let timer = setTimeout(onSilence, silenceLimitMs);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(onSilence, silenceLimitMs);
    },
    stop: () => clearTimeout(timer),
  };
}
