import { createDecoder } from './decoder';

/**
 * Decodes the bytes of a file. Drops a byte order mark, because clients leave it out of documents.
 *
 * @throws when the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return createDecoder('utf-8', { fatal: true }).decode(bytes);
}

/**
 * Decodes the bytes of a file piece by piece. The joined pieces equal the result of `decodeUtf8` for the
 * whole file.
 */
export class Utf8Decoder {
  readonly #decoder = createDecoder('utf-8', { fatal: true });

  /**
   * Decodes the next bytes. A character that is cut at their end is returned with the next piece.
   *
   * @throws when the bytes are not UTF-8
   */
  add(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /**
   * Returns the rest of the text, usually `''`.
   *
   * @throws when the bytes end in the middle of a character
   */
  finish(): string {
    return this.#decoder.decode();
  }
}
