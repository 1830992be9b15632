import { nextTurn } from './nextTurn';

// Every host of the server has it. This layer is compiled without a library that declares it.
declare const performance: { now(): number };

/**
 * Milliseconds after which work in the background yields to the event loop. A request needs about ten turns until its answer of
 * half a megabyte is written, and waits this long in each.
 */
const SLICE = 1;

/** Divides work in the background into short turns of the event loop. Several workers that share one have one turn at a time. */
export class TimeSlice {
  #start = 0;
  /** Resolves after the turn of the last waiting worker. */
  #turn: Promise<void> = Promise.resolve();

  /** Call it between steps of the work. Waits for the next turn if this one has taken long enough. */
  async pauseWhenDue(): Promise<void> {
    const time = performance.now();
    if (this.#start === 0) this.#start = time;
    if (time - this.#start < SLICE) return;
    // One worker a turn: otherwise all of them would continue in the same turn.
    this.#turn = this.#turn.then(nextTurn);
    await this.#turn;
    this.#start = performance.now();
  }
}
