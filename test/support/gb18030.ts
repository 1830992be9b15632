/** Encodes a text in GBK, the two-byte part of GB18030; other characters become `?`, as the exporter writes them. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(pairs().get(character) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}

let known: Map<string, readonly [number, number]> | undefined;

/** All characters of two bytes, as the decoder of this machine has them. */
function pairs(): Map<string, readonly [number, number]> {
  if (known !== undefined) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && character !== '\ufffd') known.set(character, [first, second]);
    }
  }
  return known;
}
