import assert from 'node:assert/strict';
import { partitionPoint } from '../../server/src/text/partitionPoint';

describe('partitionPoint', () => {
  it('is the number of items at the start for which something holds', () => {
    for (let length = 0; length < 9; length++) {
      const items = Array.from({ length }, (_, i) => i);
      for (let count = 0; count <= length; count++) {
        assert.equal(
          partitionPoint(items, item => item < count),
          count,
          `${count} of ${length}`,
        );
      }
    }
  });
});
