import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { Heights } from '../../client/webview/shared/heights';
import { runs } from '../support/runs';

/** The same, computed in a slow and simple way. */
class Plain {
  heights: number[] = [];

  top(index: number): number {
    return this.heights.slice(0, Math.max(0, index)).reduce((sum, height) => sum + height, 0);
  }

  indexAt(position: number): number {
    for (let index = 0; index < this.heights.length; index++)
      if (this.top(index + 1) > position) return index;
    return this.heights.length - 1;
  }
}

describe('The heights of messages', () => {
  it('add up as a plain list does, whatever is measured, put in and taken out', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('measure' as const),
        at: fc.nat(99),
        height: fc.integer({ min: 1, max: 300 }),
      }),
      fc.record({
        kind: fc.constant('splice' as const),
        at: fc.nat(99),
        removed: fc.nat(5),
        inserted: fc.nat(9),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.integer({ min: -50, max: 9000 })),
        (steps, places) => {
          const heights = new Heights(50);
          const plain = new Plain();
          for (const taken of steps) {
            const count = plain.heights.length;
            const at = Math.min(taken.at, count);
            if (taken.kind === 'splice') {
              const removed = Math.min(taken.removed, count - at);
              heights.splice(at, removed, taken.inserted);
              const kept = Math.min(removed, taken.inserted);
              const added = new Array<number>(taken.inserted - kept).fill(50);
              plain.heights.splice(at + kept, removed - kept, ...added);
            } else if (at < count) {
              heights.measure(at, taken.height);
              plain.heights[at] = taken.height;
            }
          }
          assert.equal(heights.total, plain.top(plain.heights.length));
          for (let index = 0; index <= plain.heights.length; index++) {
            assert.equal(heights.top(index), plain.top(index));
          }
          for (const place of places) assert.equal(heights.indexAt(place), plain.indexAt(place));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('take another estimate for what was never measured', () => {
    const heights = new Heights(50);
    heights.splice(0, 0, 4);
    heights.measure(1, 10);
    heights.setEstimate(20);
    assert.deepEqual(
      [0, 1, 2, 3].map(index => heights.height(index)),
      [20, 10, 20, 20],
    );
    assert.equal(heights.total, 70);
  });
});
