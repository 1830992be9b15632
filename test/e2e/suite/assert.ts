// Assertions that work in both extension hosts; a web worker has no node:assert.

/** @throws Error with `message` if `condition` is false. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** @throws Error that shows both values if their JSON differs. */
export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  const [left, right] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (left !== right) throw new Error(`${message}\nactual:   ${left}\nexpected: ${right}`);
}
