// Every host has it, but none of the language libraries that the pure rooms are compiled with.
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean });
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

/** Decodes the bytes of a file. A byte order mark is left out, as clients leave it out of documents. @throws for what is not UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Decodes the bytes of a file piece by piece; the same texts, joined, as `decodeUtf8` gives of the whole. */
export class Utf8Decoder {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  /** The text of the next bytes. A character that they end in the middle of comes with the next. @throws for what is not UTF-8 */
  add(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** What is left at the end: nothing, mostly. @throws where the bytes ended in the middle of a character */
  finish(): string {
    return this.#decoder.decode();
  }
}
