/** An encoding: VS Code's identifier, and its name for display. */
export interface Encoding {
  readonly id: string;
  readonly label: string;
}

/** The character that a decoder writes for bytes that it can't decode. */
const REPLACEMENT = '\uFFFD';

/**
 * The number of such characters that counts as a wrong encoding. A log that was cut off or copied badly has one or two; a text
 * in another encoding has them in every line.
 */
const MANY = 3;

/** Whether a text was decoded with the wrong encoding, judged by the characters that this leaves. */
export function holdsUndecodable(text: string): boolean {
  let at = -1;
  for (let found = 0; found < MANY; found++) {
    at = text.indexOf(REPLACEMENT, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Encodings of exports other than UTF-8: that of Windows for Chinese, which includes GBK and GB 2312. */
const CANDIDATES: readonly Encoding[] = [{ id: 'gb18030', label: 'GB 18030' }];

/** A header in any encoding of the name: all our candidates keep ASCII. */
const HEADER = /^> \d\d:\d\d:\d\d {2}/m;

/** The encoding that can decode every byte of a chat log that is not UTF-8. */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  if (decode(bytes, 'utf-8') !== undefined) return undefined;
  return CANDIDATES.find(({ id }) => {
    const text = decode(bytes, id);
    return text !== undefined && HEADER.test(text);
  });
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
