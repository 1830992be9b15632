import { editDistance } from '../../text/editDistance';
import { PICTURE } from '../compared/comparedText';

/**
 * How alike two texts are, from 0 to 1, to tell a corrected text from another one. Punctuation counts for nothing. Texts with other
 * numbers are not alike: the items of a list differ in nothing else. Emoticons and pictures may stand for each other, and say little.
 *
 * @param a @param b compared texts
 */
export function similarity(a: string, b: string): number {
  const one = withoutPunctuation(a);
  const other = withoutPunctuation(b);
  if (!hasWords(one) || !hasWords(other)) return 0;
  if (Math.max(one.length, other.length) < MIN_LENGTH) return ALIKE_IF_SHORT;
  if (one === other) return 1;
  if (numbersOf(one) !== numbersOf(other)) return 0;
  const longer = Math.max(one.length, other.length);
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const middle = one.slice(start, one.length - end);
  const otherMiddle = other.slice(start, other.length - end);
  // The distance reads the beginnings only.
  const rest = Math.max(0, Math.max(middle.length, otherMiddle.length) - MAX_MIDDLE);
  return 1 - (editDistance(middle, otherMiddle) + rest) / longer;
}

/** Of shorter texts nothing tells whether one is the other corrected: `1` and `+1` are two. */
const MIN_LENGTH = 4;
const ALIKE_IF_SHORT = 0.4;

/** As many units as `editDistance` reads. */
const MAX_MIDDLE = 64;

/** All that looks different in two applications is one sign. */
const PICTURES = new RegExp(
  `[${PICTURE}\\p{Extended_Pictographic}](?:[\\u200d\\p{Emoji_Modifier}]|${PICTURE})*`,
  'gu',
);
const SIGN = '\u2b50';

/** Whether a text has anything but signs and pictures. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function withoutPunctuation(text: string): string {
  return text
    .replace(/[\p{P}\n]+/gu, '')
    .replace(/(?![0-9])\p{Extended_Pictographic}/gu, PICTURE)
    .replace(PICTURES, SIGN);
}

function numbersOf(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}
