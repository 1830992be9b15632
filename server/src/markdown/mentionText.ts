/** How a mention is recognized in a text, before anything is known about names. */

/** The maximum length of a name. A longer run is not a name. The limit also bounds the work on noise. */
export const MAX_NAME_LENGTH = 100;

/**
 * White space, and punctuation that ends a name. Punctuation that joins the parts of a name is not included.
 */
export const ENDS_NAME =
  /[\s@?!,.;:"'`<>()[\]{}*\\/^=+~…，。！？、：；“”‘’「」『』【】〔〕（）《》〈〉～＠\u200b\u2060]/;

/** Separators that join the parts of a name, and are not part of it at its end. */
export const JOINS_NAMES = /[-_|·—－–]/;

/** Whether an `@` begins a mention. In an e-mail address or a URL it does not. */
export function isMentionSign(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === 0x2f) return !isAsciiWord(text.charCodeAt(at - 2));
  return !isAsciiWord(before);
}

/** Whether a UTF-16 unit is an ASCII letter or digit. */
export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
