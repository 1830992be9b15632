/** What a comparison of texts distinguishes. By default, letters that differ in case or width alone are alike. */
export interface Fineness {
  /** Whether `A` and `a` differ. */
  readonly matchCase?: boolean;
  /** Whether `Ａ` and `A` differ. */
  readonly matchWidth?: boolean;
}

const FULL_WIDTH = /[\u3000\uff01-\uff5e]/;
const FULL_WIDTHS = /[\u3000\uff01-\uff5e]/g;

/**
 * Makes texts equal that a comparison takes for alike: letters in lower case, and full-width forms of ASCII in half width. The result has
 * as many UTF-16 units, so that positions in it are positions in the text.
 */
export function fold(text: string, { matchCase, matchWidth }: Fineness = {}): string {
  const narrow =
    matchWidth || !FULL_WIDTH.test(text)
      ? text
      : text.replace(FULL_WIDTHS, sign =>
          sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
        );
  return matchCase ? narrow : lowerCase(narrow);
}

/** The lower case of each character that has one of the same length: `İ` has none. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, char => {
    const small = char.toLowerCase();
    return small.length === char.length ? small : char;
  }).join('');
}

/** Whether a comparison tells apart what `fold` without choices makes equal, for this text. */
export function isFiner({ text, matchCase, matchWidth }: Fineness & { readonly text: string }): boolean {
  const folded = fold(text);
  return (
    (matchCase === true && folded !== folded.toUpperCase()) || (matchWidth === true && /[ -~]/.test(folded))
  );
}

/**
 * Whether a comparison takes a text for alike with a part of another one that equals it after `fold` without choices. Looks at each unit
 * once, and makes no strings.
 */
export function isAlike(
  other: string,
  at: number,
  { text, matchCase, matchWidth }: Fineness & { readonly text: string },
): boolean {
  for (let i = 0; i < text.length; i++) {
    const a = other.charCodeAt(at + i);
    const b = text.charCodeAt(i);
    if (matchWidth && isWide(a) !== isWide(b)) return false;
    if (matchCase && narrow(a) !== narrow(b)) return false;
  }
  return true;
}

function isWide(unit: number): boolean {
  return unit === 0x3000 || (unit >= 0xff01 && unit <= 0xff5e);
}

function narrow(unit: number): number {
  if (unit === 0x3000) return 0x20;
  return isWide(unit) ? unit - 0xfee0 : unit;
}
