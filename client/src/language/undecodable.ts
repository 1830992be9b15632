/** An encoding as VS Code identifies it, and its name for people. */
export interface Encoding {
  readonly id: string;
  readonly label: string;
}

/** What a decoder writes for bytes that it can't read. */
const REPLACEMENT = '\uFFFD';

/** One or two come with a log that was cut off or copied badly; a text in another encoding has them in every line. */
const MANY = 3;

/** Whether a text was decoded with the wrong encoding, by what that leaves behind. */
export function holdsUndecodable(text: string): boolean {
  let at = -1;
  for (let found = 0; found < MANY; found++) {
    at = text.indexOf(REPLACEMENT, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** Encodings that exports come in, beside UTF-8: Windows' own for Chinese, which holds GBK and GB 2312. */
const CANDIDATES: readonly Encoding[] = [{ id: 'gb18030', label: 'GB 18030' }];

/** A header, whatever the encoding of the name: all of ours keep ASCII. */
const HEADER = /^> \d\d:\d\d:\d\d {2}/m;

/** The encoding in which every byte of a chat log can be read, when it is not UTF-8. */
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
