/** A 64-bit hash of the bytes of a file. Two different files have the same hash by accident in one of 10^19 cases. */
export class Fingerprint {
  #length = 0;
  #a = 0xdeadbeef;
  #b = 0x41c6ce57;

  /** Adds the next bytes. */
  add(bytes: Uint8Array): void {
    let a = this.#a;
    let b = this.#b;
    // cyrb53 (public domain), of bytes.
    for (let i = 0; i < bytes.length; i++) {
      a = Math.imul(a ^ bytes[i]!, 0x9e3779b1);
      b = Math.imul(b ^ bytes[i]!, 0x5f356495);
    }
    this.#a = a;
    this.#b = b;
    this.#length += bytes.length;
  }

  toString(): string {
    return `${this.#length}:${this.#a >>> 0}:${this.#b >>> 0}`;
  }
}
