/**
 * Which readings of logs are going on, and which of them count: of two of one log, the one that began first may end last, and is then
 * older than what is known.
 */
export class Readings {
  /** The last reading of each log, by `uriKey`. */
  readonly #last = new Map<string, number>();
  #count = 0;

  get areNone(): boolean {
    return this.#last.size === 0;
  }

  has(key: string): boolean {
    return this.#last.has(key);
  }

  /** Logs begin to be read. */
  begin(keys: Iterable<string>): number {
    const reading = ++this.#count;
    for (const key of keys) this.#last.set(key, reading);
    return reading;
  }

  /** A log was read. Returns whether it counts. */
  end(key: string, reading: number): boolean {
    return this.#last.get(key) === reading && this.#last.delete(key);
  }

  /** None of those that are going on counts. */
  clear(): void {
    this.#last.clear();
  }
}
