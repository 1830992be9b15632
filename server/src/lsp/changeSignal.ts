/** Signals a change to the work that waits for it. */
export class ChangeSignal {
  #resolve: () => void = () => undefined;
  #next = this.#renew();

  /** Resolves with the next change. Read it before the state that may change, so that no change is missed. */
  get next(): Promise<void> {
    return this.#next;
  }

  fire(): void {
    const resolve = this.#resolve;
    this.#next = this.#renew();
    resolve();
  }

  #renew(): Promise<void> {
    return new Promise(resolve => {
      this.#resolve = resolve;
    });
  }
}
