import { createDecoder } from './decoder';
import { messageOf } from './messageOf';

/** Thrown for bytes that are not UTF-8. */
export class NotUtf8 extends Error {}

/**
 * Decodes the bytes of a file. Drops a byte order mark, because clients leave it out of documents.
 *
 * @throws NotUtf8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return new Utf8Decoder().all(bytes);
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
   * @throws NotUtf8
   */
  add(bytes: Uint8Array): string {
    return this.#decode(bytes, { stream: true });
  }

  /**
   * Returns the rest of the text, usually `''`.
   *
   * @throws NotUtf8 when the bytes end in the middle of a character
   */
  finish(): string {
    return this.#decode();
  }

  /**
   * Decodes the only bytes.
   *
   * @throws NotUtf8
   */
  all(bytes: Uint8Array): string {
    return this.#decode(bytes);
  }

  #decode(bytes?: Uint8Array, options?: { stream: boolean }): string {
    try {
      return this.#decoder.decode(bytes, options);
    } catch (error) {
      throw new NotUtf8(messageOf(error));
    }
  }
}
