const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * A 64-bit hash of a text. Two different texts have the same hash by accident in one of 10^19 cases. A byte order mark and the
 * kind of the line ends don't count: VS Code drops the one and makes the other uniform when it opens a file.
 */
export function textFingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let length = 0;
  // cyrb53 (public domain).
  for (let i = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0; i < text.length; i++, length++) {
    let unit = text.charCodeAt(i);
    if (unit === CR) {
      unit = LF;
      if (text.charCodeAt(i + 1) === LF) i++;
    }
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  return `${length}:${a >>> 0}:${b >>> 0}`;
}
