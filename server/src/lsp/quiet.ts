// Every host of the server has it.
declare const performance: { now(): number };

/** Milliseconds after the last keystroke. The requests that follow a keystroke are answered by then. */
const QUIET = 500;

/** Lets work in the background wait while the user types. */
export class Quiet {
  #last = Number.NEGATIVE_INFINITY;

  /** A document was opened or changed. */
  touch(): void {
    this.#last = performance.now();
  }

  /** Resolves once nothing has changed for a while, at once if that is so already. */
  async wait(): Promise<void> {
    for (;;) {
      const rest = this.#last + QUIET - performance.now();
      if (rest <= 0) return;
      await new Promise<void>(resolve => setTimeout(resolve, rest));
    }
  }
}
