/** Names of files that are about to be written: no file has them yet, and no other file may get them. */
export class PendingNames {
  readonly #pending = new Set<string>();

  /**
   * The first free name. It stays free.
   *
   * @param nameOf the names to try, by attempt from 1 on
   * @param exists whether a file has a name
   */
  async firstFree(
    nameOf: (attempt: number) => string,
    exists: (name: string) => Promise<boolean>,
  ): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const name = nameOf(attempt);
      if (!this.#pending.has(name) && !(await exists(name))) return name;
    }
  }

  /** The first free name, for a file that will be written: it is pending until `written` is called. */
  async take(
    nameOf: (attempt: number) => string,
    exists: (name: string) => Promise<boolean>,
  ): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const name = nameOf(attempt);
      if (this.#pending.has(name)) continue;
      // Before the wait, in which another file may be named.
      this.#pending.add(name);
      if (!(await exists(name))) return name;
      this.#pending.delete(name);
    }
  }

  /** The file has been written: from now on it is `exists` that knows of its name, and it may be deleted. */
  written(name: string): void {
    this.#pending.delete(name);
  }
}
