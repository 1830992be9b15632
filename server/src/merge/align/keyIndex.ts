/** The messages of a sequence by a number that each of them has. */
export class KeyIndex {
  readonly #starts: Uint32Array;
  readonly #indices: Uint32Array;

  /** @param size all keys are below */
  constructor(keys: Int32Array, size: number) {
    this.#starts = new Uint32Array(size + 1);
    for (const key of keys) this.#starts[key + 1]!++;
    for (let key = 0; key < size; key++) this.#starts[key + 1]! += this.#starts[key]!;
    this.#indices = new Uint32Array(keys.length);
    const next = this.#starts.slice();
    for (let index = 0; index < keys.length; index++) this.#indices[next[keys[index]!]!++] = index;
  }

  /** How many messages have a key. */
  count(key: number): number {
    return this.#starts[key + 1]! - this.#starts[key]!;
  }

  /** The first message with a key that some have. */
  first(key: number): number {
    return this.#indices[this.#starts[key]!]!;
  }

  /** The messages with a key, ascending. */
  of(key: number): Uint32Array {
    return this.#indices.subarray(this.#starts[key]!, this.#starts[key + 1]!);
  }
}
