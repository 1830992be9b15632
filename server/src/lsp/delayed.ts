/** Runs an action some time after it is requested, once for all requests within that time. */
export class Delayed {
  readonly #delay: number;
  readonly #act: () => void;
  #isDue = false;
  #isDisposed = false;

  /** @param delay in milliseconds */
  constructor(delay: number, act: () => void) {
    this.#delay = delay;
    this.#act = act;
  }

  request(): void {
    if (this.#isDue || this.#isDisposed) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      if (!this.#isDisposed) this.#act();
    }, this.#delay);
  }

  /** From now on the action is not run. */
  dispose(): void {
    this.#isDisposed = true;
  }
}
