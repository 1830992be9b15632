/** Letters of an alphabet that a text needs, so that two people hardly write it in one second. A letter of a wide script counts as two. */
const MIN_LETTERS = 10;

/** No text that is shorter has them. */
export const MIN_LENGTH = MIN_LETTERS / 2;

/** No text that is longer is read to its end. */
const MAX_LENGTH = 1_000;

/** The name of an emoticon is not longer. */
const MAX_NAME = 12;

/**
 * Whether a text is so long that two people hardly write it independently at the same time: neither `签到` nor `哈哈`. Pictures, whose
 * names are times, emoticons and mentions tell nothing.
 */
export function isTelling(text: string): boolean {
  const end = Math.min(text.length, MAX_LENGTH);
  let letters = 0;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BRACKET || unit === AT) at = endOfAside(text, at);
    else letters += lettersOf(unit);
    if (letters >= MIN_LETTERS) return true;
  }
  return false;
}

const BRACKET = 0x5b;
const AT = 0x40;

/** The offset of the last character of an emoticon, an image or a mention that begins at an offset; the offset itself for anything else. */
function endOfAside(text: string, start: number): number {
  if (text.charCodeAt(start) === AT) {
    let end = start;
    while (end + 1 < text.length && !/\s/.test(text[end + 1]!)) end++;
    return end;
  }
  const close = text.indexOf(']', start);
  if (close < 0) return start;
  if (text[start - 1] === '!' && text[close + 1] === '(') {
    const end = text.indexOf(')', close);
    return end < 0 ? close : end;
  }
  return close - start - 1 <= MAX_NAME ? close : start;
}

/** How many letters of an alphabet a unit stands for. */
function lettersOf(unit: number): number {
  if (unit < 0x80) return isLetterOrDigit(unit) ? 1 : 0;
  if (unit >= 0x3040 && unit <= 0xd7af) return 2;
  // Latin, Greek, Cyrillic and others below, signs above.
  return unit >= 0xc0 && unit < 0x2000 ? 1 : 0;
}

function isLetterOrDigit(unit: number): boolean {
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
