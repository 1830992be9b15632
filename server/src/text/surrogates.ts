/**
 * Characters beyond U+FFFF take two UTF-16 units: a high and a low surrogate. No position here lies between
 * them.
 */

/**
 * Whether a UTF-16 unit is the first half of a pair. `false` for `NaN`, which `charCodeAt` returns outside a
 * text.
 */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Whether a UTF-16 unit is the second half of a pair. */
export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The first `length` units of a text, or one less when the cut would split a pair. */
export function truncate(text: string, length: number): string {
  return text.slice(0, isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length);
}

/** A text in which U+FFFD stands for each half of a pair that is alone, as in a file that the text is written to. */
export function wellFormed(text: string): string {
  // A text without halves needs no replacement, and the expression for all of them is fast.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text;
}
