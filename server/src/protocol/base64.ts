// Every host has them, but none of the libraries that this room is compiled with declares them.
declare const Buffer:
  | { from(bytes: ArrayBufferLike, start: number, length: number): { toString(as: 'base64'): string } }
  | undefined;
declare function atob(base64: string): string;
declare function btoa(binary: string): string;

/** The bytes of base64, as JSON can't hold bytes. */
export function bytesOfBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  // Not `Uint8Array.from`, which iterates code points and takes a second for the largest log.
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** Bytes as base64, in both hosts: the web has no `Buffer`. */
export function toBase64(bytes: Uint8Array): string {
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  let binary = '';
  // In pieces: `fromCharCode` takes its arguments from the stack.
  for (let at = 0; at < bytes.length; at += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  }
  return btoa(binary);
}
