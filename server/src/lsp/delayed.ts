/** Runs an action some time after it is requested, once for all requests within that time. */
export class Delayed {
  readonly #delay: number;
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  /** @param delay in milliseconds */
  constructor(delay: number, act: () => void) {
    this.#delay = delay;
    this.#act = act;
  }

  request(): void {
    if (this.#timer === undefined) this.#start(this.#delay);
  }

  /** The same without the wait, also for what was requested before. */
  requestNow(): void {
    clearTimeout(this.#timer);
    this.#start(0);
  }

  #start(delay: number): void {
    if (this.#isDisposed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isDisposed) this.#act();
    }, delay);
  }

  /** From now on the action is not run. */
  dispose(): void {
    this.#isDisposed = true;
  }
}
