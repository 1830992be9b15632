const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The value of each ASCII character; 255 for one that is no letter. */
const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < LETTERS.length; i++) VALUES[LETTERS.charCodeAt(i)] = i;

/**
 * Decodes base64 that comes in pieces: the bytes of whole groups of four letters, and the letters that are left for the next piece. Other
 * characters are passed over.
 *
 * @param isLast whether all letters are decoded
 */
export function base64Bytes(text: string, isLast: boolean): [bytes: Uint8Array, rest: string] {
  const letters = text.replace(/[^A-Za-z0-9+/]+/g, '');
  const whole = isLast ? letters.length : letters.length - (letters.length % 4);
  const bytes = new Uint8Array(Math.floor((whole * 3) / 4));
  let bits = 0;
  let count = 0;
  let length = 0;
  for (let i = 0; i < whole; i++) {
    bits = ((bits << 6) | VALUES[letters.charCodeAt(i)]!) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[length++] = (bits >> count) & 0xff;
    }
  }
  return [bytes.subarray(0, length), letters.slice(whole)];
}
