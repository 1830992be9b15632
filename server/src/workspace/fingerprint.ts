/**
 * A 64-bit hash of the bytes of a file. Two different files have the same hash by accident in one of 10^19 cases.
 *
 * The numbers stay signed integers of 32 bits: others are computed as floating point, which takes ten times as long.
 */
export class Fingerprint {
  #length = 0;
  #a = 0xdeadbeef | 0;
  #b = 0x41c6ce57;

  /** Adds the next bytes. Their number is a multiple of 4, except that of the last ones. */
  add(bytes: Uint8Array): void {
    const { length } = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    let a = this.#a;
    let b = this.#b;
    let at = 0;
    for (; at + 4 <= length; at += 4) {
      const word = view.getInt32(at, true);
      a = mixA(a, word);
      b = mixB(b, word);
    }
    for (; at < length; at++) {
      a = mixA(a, bytes[at]!);
      b = mixB(b, bytes[at]!);
    }
    this.#a = a;
    this.#b = b;
    this.#length += length;
  }

  /** The hash as two numbers of 32 bits. It does not hold the length. */
  get numbers(): readonly [number, number] {
    return [this.#a >>> 0, this.#b >>> 0];
  }

  toString(): string {
    return `${this.#length}:${this.#a >>> 0}:${this.#b >>> 0}`;
  }
}

// The constants of cyrb53 (public domain). Without the rotation, changes of the highest bit of two words would cancel each other.
function mixA(hash: number, word: number): number {
  return Math.imul(((hash << 13) | (hash >>> 19)) ^ word, 0x9e3779b1);
}

function mixB(hash: number, word: number): number {
  return Math.imul(((hash << 17) | (hash >>> 15)) ^ word, 0x5f356495);
}
