import assert from 'node:assert/strict';
import { believedTimes } from '../../../server/src/workspace/cache/believedTimes';
import type { FileStamp } from '../../../server/src/workspace/cache/fileStamp';

const stamp = (modified: number, changed = 0): FileStamp => ({ size: 9, modified, changed });

/** The times that are believed. */
function believed(times: readonly number[], changed?: number): number[] {
  const stamps = times.map(time => stamp(time, changed));
  return stamps.filter(believedTimes(stamps)).map(({ modified }) => modified);
}

describe('Which times of files are believed', () => {
  it('are those that tell files apart', () => {
    assert.deepEqual(believed([5, 6, 7]), [5, 6, 7]);
    assert.deepEqual(believed([5, 5, 7]), [7]);
  });

  it('are none where all are the same, there is but one, or none is given', () => {
    for (const times of [[5, 5, 5], [5], [0, 0], [-1, -2], [Number.NaN, Number.NaN]]) {
      assert.deepEqual(believed(times), []);
    }
    assert.deepEqual(believed([0, 5, 0]), [5]);
  });

  it('may be shared by one file of a hundred, as when many are copied at once', () => {
    const times = Array.from({ length: 1_000 }, (_, i) => (i < 10 ? 1 : i < 21 ? 2 : i));
    const found = new Set(believed(times));
    assert.ok(found.has(1));
    assert.ok(!found.has(2));
  });

  it('are all where the host knows when a file was changed', () => {
    assert.deepEqual(believed([0, 5, 5], 9), [0, 5, 5]);
  });
});
