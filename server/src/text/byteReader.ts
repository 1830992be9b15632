/** The number of units that are passed to one call, which has them on the stack. */
const UNITS = 1_024;

/** Reads what a `ByteWriter` has written, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;

  /** @param at the index of the first byte to read */
  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The index of the next byte. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** @throws behind the end */
  number(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++];
    let value = byte! & 0x7f;
    for (let shift = 7; byte !== undefined && byte > 0x7f; shift += 7) {
      byte = bytes[at++];
      value |= (byte! & 0x7f) << shift;
    }
    if (byte === undefined) throw new RangeError('The bytes end early');
    this.#at = at;
    return value >>> 0;
  }

  /** @throws behind the end */
  signed(): number {
    const value = this.number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** @throws behind the end */
  float(): number {
    const { buffer, byteOffset } = this.#bytes;
    return new DataView(buffer, byteOffset + this.#skip(8)).getFloat64(0, true);
  }

  /**
   * The next bytes: a view, which keeps all of them in memory.
   *
   * @throws behind the end
   */
  bytes(length: number): Uint8Array {
    const from = this.#skip(length);
    return this.#bytes.subarray(from, from + length);
  }

  /** @throws behind the end */
  text(): string {
    const head = this.number();
    const isWide = head % 2 === 1;
    const length = head >>> 1;
    const bytes = this.#bytes;
    let at = this.#skip(isWide ? 2 * length : length);
    let text = '';
    for (let start = 0; start < length; start += UNITS) {
      const units: number[] = [];
      for (let i = start; i < length && i < start + UNITS; i++) {
        units.push(isWide ? bytes[at]! | (bytes[at + 1]! << 8) : bytes[at]!);
        at += isWide ? 2 : 1;
      }
      text += String.fromCharCode(...units);
    }
    return text;
  }

  /** @throws behind the end */
  optionalText(): string | undefined {
    return this.number() === 0 ? undefined : this.text();
  }

  #skip(length: number): number {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw new RangeError('The bytes end early');
    this.#at = from + length;
    return from;
  }
}
