/** Writes numbers and texts as bytes, small numbers in one byte. `ByteReader` reads them in the same order. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  /** @param capacity the number of bytes that is likely needed */
  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 to 2^32 − 1, in one byte up to 127, in two up to 16,383, in five at most (LEB128). */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number from −2^31 to 2^31 − 1, in one byte from −64 to 63. */
  signed(value: number): void {
    this.number(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** Any number, in eight bytes. */
  float(value: number): void {
    this.#reserve(8);
    const { buffer, byteOffset } = this.#bytes;
    new DataView(buffer, byteOffset).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** Bytes as they are, without their number. */
  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A text of UTF-16 units, halves of surrogate pairs too: a byte for each unit if all are below 256, otherwise two. */
  text(text: string): void {
    const { length } = text;
    let isWide = false;
    for (let i = 0; i < length && !isWide; i++) isWide = text.charCodeAt(i) > 0xff;
    this.number(length * 2 + (isWide ? 1 : 0));
    this.#reserve(isWide ? 2 * length : length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      bytes[at++] = unit & 0xff;
      if (isWide) bytes[at++] = unit >> 8;
    }
    this.#length = at;
  }

  /** A text, or that there is none. */
  optionalText(text: string | undefined): void {
    this.number(text === undefined ? 0 : 1);
    if (text !== undefined) this.text(text);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** What was written, filled up with zeros to a multiple of some number of bytes: a view, after which nothing can be written. */
  takeFilled(multiple: number): Uint8Array {
    const filled = Math.ceil(this.#length / multiple) * multiple;
    this.#reserve(filled - this.#length);
    return this.#bytes.subarray(0, filled);
  }

  #reserve(count: number): void {
    if (this.#length + count > this.#bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
