/** The logs in which a name speaks, each once, in no particular order. */
export interface Logs<Log> extends Iterable<Log> {
  readonly size: number;
}

/**
 * Such logs as a list. All names of a workspace together have a hundred times as many as there are logs: as sets they take four times the
 * memory, and three times as long to make.
 */
export class LogList<Log> implements Logs<Log> {
  readonly #logs: Log[] = [];

  get size(): number {
    return this.#logs.length;
  }

  [Symbol.iterator](): IterableIterator<Log> {
    return this.#logs.values();
  }

  /** Adds a log that is not in the list. */
  add(log: Log): void {
    this.#logs.push(log);
  }

  /** Removes a log that is in the list. One that was added lately, as while it is typed, is found at once. */
  remove(log: Log): void {
    const at = this.#logs.lastIndexOf(log);
    if (at === -1) return;
    const last = this.#logs.pop()!;
    if (last !== log) this.#logs[at] = last;
  }
}
