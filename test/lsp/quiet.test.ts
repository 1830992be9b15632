import assert from 'node:assert/strict';
import { Quiet } from '../../server/src/lsp/quiet';
import { rounds } from '../support/until';

/** A clock that a test sets. */
class Clock {
  #time = 0;
  #waiting: { readonly until: number; readonly resolve: () => void }[] = [];

  now(): number {
    return this.#time;
  }

  wait(duration: number): Promise<void> {
    return new Promise(resolve => this.#waiting.push({ until: this.#time + duration, resolve }));
  }

  async pass(duration: number): Promise<void> {
    this.#time += duration;
    const due = this.#waiting.filter(({ until }) => until <= this.#time);
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#time);
    for (const { resolve } of due) resolve();
    await rounds(2);
  }
}

describe('work in the background', () => {
  it('waits until the user has not typed for a while', async () => {
    const clock = new Clock();
    const quiet = new Quiet(clock);
    await quiet.wait();
    quiet.touch();
    let isOver = false;
    const waiting = quiet.wait().then(() => {
      isOver = true;
    });
    await clock.pass(400);
    quiet.touch();
    await clock.pass(499);
    assert.equal(isOver, false);
    await clock.pass(1);
    await waiting;
    await quiet.wait();
  });
});
