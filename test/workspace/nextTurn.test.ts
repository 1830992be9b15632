import assert from 'node:assert/strict';
import { nextTurn } from '../../server/src/workspace/nextTurn';

describe('The next turn of the event loop', () => {
  const { setImmediate } = globalThis;
  afterEach(() => {
    globalThis.setImmediate = setImmediate;
  });

  for (const host of ['Node', 'a worker, which has no setImmediate']) {
    it(`comes after all that is promised by now, one after the other, in ${host}`, async () => {
      if (host !== 'Node') (globalThis as { setImmediate?: unknown }).setImmediate = undefined;
      const order: string[] = [];
      const turns = ['first turn', 'second turn'].map(turn => nextTurn().then(() => order.push(turn)));
      for (let promise = Promise.resolve(), i = 0; i < 5; i++) {
        promise = promise.then(() => void order.push(`promise ${i}`));
      }
      await Promise.all(turns);
      assert.deepEqual(order, [
        'promise 0',
        'promise 1',
        'promise 2',
        'promise 3',
        'promise 4',
        'first turn',
        'second turn',
      ]);
    });
  }
});
