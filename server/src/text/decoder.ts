// Every host has `TextDecoder` and `TextEncoder`, but none of the TypeScript libraries that the pure rooms are compiled
// with declares them.
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean });
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Decodes bytes, whole or piece by piece, as the `TextDecoder` of the Encoding Standard does. Drops a byte order mark. */
export interface Decoder {
  /** With `stream`, a character that is cut at the end is returned with the next piece; a call without bytes ends the stream. */
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

/** @param label an encoding's name in the Encoding Standard. With `fatal`, `decode` throws when the bytes are not of it. */
export function createDecoder(label: string, { fatal }: { fatal: boolean }): Decoder {
  return new TextDecoder(label, { fatal });
}

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
