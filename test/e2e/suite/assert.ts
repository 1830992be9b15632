// Assertions that work in both extension hosts; node:assert is not in a web worker.

/** @throws Error with `message` unless `condition` holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** @throws Error that shows both values unless they have the same JSON. */
export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  const [left, right] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (left !== right) throw new Error(`${message}\nactual:   ${left}\nexpected: ${right}`);
}

/**
 * Calls `read` until it gives something other than undefined or false, and returns that.
 *
 * @throws Error that names `what` was waited for when `timeoutMs` have passed.
 */
export async function eventually<T>(
  what: string,
  read: () => T | undefined | false | PromiseLike<T | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s for: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
