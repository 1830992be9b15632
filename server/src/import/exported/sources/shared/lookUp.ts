/** The value of a key from a file in a table: `undefined` also for `constructor` and the like, which every object has. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
