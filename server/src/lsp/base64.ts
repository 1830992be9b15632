/** The bytes of base64, as JSON can't hold bytes. */
export function bytesOfBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  // Not `Uint8Array.from`, which iterates code points and takes a second for the largest log.
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Bytes in pieces as base64. */
export function toBase64(pieces: Iterable<Uint8Array>): string {
  let binary = '';
  for (const piece of pieces) {
    // In parts, as the number of arguments is limited.
    for (let at = 0; at < piece.length; at += 8192) {
      binary += String.fromCharCode(...piece.subarray(at, at + 8192));
    }
  }
  return btoa(binary);
}
