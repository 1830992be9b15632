import assert from 'node:assert/strict';
import { ByteSlabs } from '../../server/src/text/byteSlabs';

describe('bytes in blocks', () => {
  it('are those that were given, apart from others, also large ones', () => {
    const slabs = new ByteSlabs();
    const given = Array.from({ length: 3_000 }, (_, i) => new Uint8Array((i * 37) % 1_001).fill(i % 251));
    given.push(new Uint8Array(3_000_000).fill(7));
    const kept = given.map(bytes => slabs.keep(bytes));
    for (const [i, bytes] of given.entries()) assert.deepEqual(kept[i], bytes);
    assert.ok(new Set(kept.map(({ buffer }) => buffer)).size <= 4);
  });

  it('are numbers as well', () => {
    const slabs = new ByteSlabs();
    slabs.keep(new Uint8Array(3));
    const given = [[], [1], [-1, 2 ** 31 - 1, 0]].map(numbers => new Int32Array(numbers));
    const kept = given.map(numbers => slabs.keepNumbers(numbers));
    assert.deepEqual(kept, given);
  });
});
