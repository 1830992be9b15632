import { bytesOfBase64, toBase64 } from './base64';
import { joinBytes } from './joinBytes';

/** The bytes of a piece: they take some milliseconds. */
const PIECE = 256 * 1024;

/**
 * Bytes as base64, in pieces of their own each: JSON can't hold bytes, and many take a while.
 *
 * @param pause called between two pieces
 */
export async function toBase64Pieces(
  parts: readonly Uint8Array[],
  pause: () => Promise<void>,
): Promise<string[]> {
  const pieces: string[] = [];
  for (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE) {
      pieces.push(toBase64(part.subarray(at, at + PIECE)));
      await pause();
    }
  }
  return pieces;
}

/**
 * The bytes of such pieces, one after the other.
 *
 * @param pause called between two pieces
 */
export async function bytesOfBase64Pieces(
  pieces: readonly string[],
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const piece of pieces) {
    parts.push(bytesOfBase64(piece));
    await pause();
  }
  return joinBytes(parts);
}
