/** Tells those who wait that something has changed. */
export class ChangeSignal {
  #resolve: () => void = () => undefined;
  #next = this.#renew();

  /** Resolves with the next change. Take it before looking at what may change: no change is missed then. */
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
