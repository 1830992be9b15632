// Every host of the server has it.
declare const performance: { now(): number };

/** Milliseconds after the last keystroke. The requests that follow a keystroke are answered by then. */
const QUIET = 500;

/** Times in milliseconds. */
interface Clock {
  now(): number;
  /** Resolves after some time. */
  wait(duration: number): Promise<void>;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  wait: duration => new Promise(resolve => setTimeout(resolve, duration)),
};

/** Lets work in the background wait while the user types. */
export class Quiet {
  readonly #clock: Clock;
  #last = Number.NEGATIVE_INFINITY;

  constructor(clock = CLOCK) {
    this.#clock = clock;
  }

  /** A document was opened or changed. */
  touch(): void {
    this.#last = this.#clock.now();
  }

  /** Resolves once nothing has changed for a while, at once if that is so already. */
  async wait(): Promise<void> {
    for (;;) {
      const rest = this.#last + QUIET - this.#clock.now();
      if (rest <= 0) return;
      await this.#clock.wait(rest);
    }
  }
}
