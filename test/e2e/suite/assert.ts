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
