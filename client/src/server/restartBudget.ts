/** How often a server that dies is started again: so many times within a stretch of time, then no more. */
export class RestartBudget {
  readonly #limit: number;
  readonly #span: number;
  #deaths: number[] = [];

  /**
   * @param limit how many restarts there may be
   * @param span within how many milliseconds
   */
  constructor(limit: number, span: number) {
    this.#limit = limit;
    this.#span = span;
  }

  /** Counts a death at a time in milliseconds, and says whether the server may be started again. */
  spend(now: number): boolean {
    this.#deaths = this.#deaths.filter(death => now - death < this.#span);
    this.#deaths.push(now);
    return this.#deaths.length <= this.#limit;
  }

  /** Forgets the deaths: somebody started the server by hand. */
  reset(): void {
    this.#deaths = [];
  }
}
