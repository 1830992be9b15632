/** Limits how often a server that crashes is restarted: a number of times within a time span, then no more. */
export class RestartBudget {
  readonly #limit: number;
  readonly #span: number;
  #deaths: number[] = [];

  /**
   * @param limit the maximum number of restarts
   * @param span the time span, in milliseconds
   */
  constructor(limit: number, span: number) {
    this.#limit = limit;
    this.#span = span;
  }

  /** Counts a crash at a time in milliseconds. Returns whether the server may be restarted. */
  spend(now: number): boolean {
    this.#deaths = this.#deaths.filter(death => now - death < this.#span);
    this.#deaths.push(now);
    return this.#deaths.length <= this.#limit;
  }

  /** Forgets the crashes, after the server was started by hand. */
  reset(): void {
    this.#deaths = [];
  }
}
