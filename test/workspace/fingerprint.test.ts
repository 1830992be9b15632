import assert from 'node:assert/strict';
import { Fingerprint } from '../../server/src/workspace/fingerprint';

function fingerprint(...pieces: readonly Uint8Array[]): string {
  const result = new Fingerprint();
  for (const piece of pieces) result.add(piece);
  return result.toString();
}

describe('The fingerprint of a file', () => {
  const bytes = Uint8Array.from({ length: 43 }, (_, i) => (i * 37) % 256);

  it('is that of the whole file, in whatever pieces it is read', () => {
    for (let cut = 0; cut < bytes.length; cut += 4) {
      assert.equal(
        fingerprint(bytes.subarray(0, cut), bytes.subarray(cut)),
        fingerprint(bytes),
        `cut at ${cut}`,
      );
    }
  });

  it('differs after any change of a bit, and after any change of two', () => {
    const bits = bytes.length * 8;
    const flip = (bit: number) => {
      bytes[bit >> 3]! ^= 1 << (bit & 7);
    };
    const all = new Set([fingerprint(bytes)]);
    for (let first = 0; first < bits; first++) {
      flip(first);
      all.add(fingerprint(bytes));
      for (let second = first + 1; second < bits; second++) {
        flip(second);
        all.add(fingerprint(bytes));
        flip(second);
      }
      flip(first);
    }
    assert.equal(all.size, 1 + bits + (bits * (bits - 1)) / 2);
  });

  it('differs for files of zeros of different lengths', () => {
    assert.notEqual(fingerprint(new Uint8Array(5)), fingerprint(new Uint8Array(6)));
  });
});
