/** The size of a block. So large that the system has it apart from what is allocated and freed all the time. */
const SLAB = 1024 * 1024;

/**
 * Memory for very many small arrays of bytes that stay. Allocated one by one between others that are freed soon, they would keep the
 * memory of these from being given back. A block is freed when none of its arrays is in use.
 */
export class ByteSlabs {
  #slab = new Uint8Array(0);
  #used = 0;

  /** A copy of bytes that stays, at a multiple of four bytes in its block. */
  keep(bytes: Uint8Array): Uint8Array {
    const { length } = bytes;
    if (length > SLAB / 8) return bytes.slice();
    if (this.#used + length > this.#slab.length) {
      this.#slab = new Uint8Array(SLAB);
      this.#used = 0;
    }
    const kept = this.#slab.subarray(this.#used, this.#used + length);
    kept.set(bytes);
    this.#used += Math.ceil(length / 4) * 4;
    return kept;
  }

  /** The same of numbers. */
  keepNumbers(numbers: Int32Array): Int32Array {
    const { buffer, byteOffset } = this.keep(
      new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    );
    return new Int32Array(buffer, byteOffset, numbers.length);
  }
}
