import { isHighSurrogate, isLowSurrogate } from '../text/surrogates';

const COLON = 0x3a;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;

/** By ASCII unit: what Markdown may read anywhere in a text, and control characters. */
const SIGNS = asciiTable('\\`*_~$<&{|^[]\u007f', 0x20);
/** What it may read at the beginning of a text. */
const BEGINNINGS = asciiTable(' >#+-=:(0123456789', 0);
/** What it may read at its end. */
const ENDS = asciiTable(' !', 0);

/** 1 for the units of the signs, and for those below `first`. */
function asciiTable(signs: string, first: number): Uint8Array {
  const table = new Uint8Array(0x80).fill(1, 0, first);
  for (let i = 0; i < signs.length; i++) table[signs.charCodeAt(i)] = 1;
  return table;
}

/**
 * Whether a text is in one line, clean (`cleanText`), without white space around it, and without any sign that Markdown may read, alone
 * or beside other Markdown: most messages. Errs on the side of `false`. One loop takes much less time than several regular expressions.
 */
export function isSurelyPlain(text: string): boolean {
  if (text === lastPlain) return true;
  if (!hasNoSigns(text)) return false;
  lastPlain = text;
  return true;
}

/** One text is often asked for several times, one after the other. */
let lastPlain: string | undefined;

function hasNoSigns(text: string): boolean {
  const { length } = text;
  if (length === 0) return false;
  if (mayBeRead(BEGINNINGS, text.charCodeAt(0)) || mayBeRead(ENDS, text.charCodeAt(length - 1))) return false;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    // Most units of Chinese are in this range.
    if (unit > 0x2029 && unit < 0xd800) continue;
    if (unit < 0x80) {
      // `://` makes an address.
      if (SIGNS[unit] === 1 && !(unit === UNDERSCORE && isWithinWord(text, i))) return false;
      if (unit === COLON && text.charCodeAt(i + 1) === SLASH) return false;
    } else if (unit < 0xa0 || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff || isLowSurrogate(unit)) {
      return false;
    } else if (isHighSurrogate(unit) && !isLowSurrogate(text.charCodeAt(++i))) return false;
  }
  return true;
}

/** Whether letters are at both sides of a sign: `_` is text there, as in `snake_case` and many names. */
function isWithinWord(text: string, at: number): boolean {
  return isAsciiLetter(text.charCodeAt(at - 1)) && isAsciiLetter(text.charCodeAt(at + 1));
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Whether a unit is in a table, or white space beyond ASCII. */
function mayBeRead(table: Uint8Array, unit: number): boolean {
  if (unit < 0x80) return table[unit] === 1;
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
