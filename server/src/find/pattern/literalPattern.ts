import type { Steps } from '../../text/steps';
import type { Alike, CodePoint } from './alike';
import type { Place, TextPattern } from './textPattern';

/**
 * A text that is looked for as it is, apart from characters that are alike and white space, which is like any other. As each part of it is one of a
 * few characters, JavaScript's own regular expressions find it fast, and in a time that grows with the text alone.
 */
export class LiteralPattern implements TextPattern {
  readonly solid: readonly (readonly number[])[];
  readonly #pattern: RegExp;

  /** @param text not empty */
  constructor(text: string, alike: Alike) {
    const chars = Array.from(text, char => char.codePointAt(0)!);
    this.#pattern = new RegExp(chars.map(point => sourceOf(point, alike)).join(''), 'g');
    this.solid = longestWord(chars).map(point => alike.of(point));
  }

  // biome-ignore lint/correctness/useYield: one step, as it takes a few milliseconds for a text of megabytes.
  *isIn(text: string): Steps<boolean> {
    return this.firstIn(text, 0) !== undefined;
  }

  firstIn(text: string, from: number): Place | undefined {
    this.#pattern.lastIndex = from;
    const match = this.#pattern.exec(text);
    return match === null ? undefined : { start: match.index, end: this.#pattern.lastIndex };
  }
}

const WHITE = /\s/;

function sourceOf(point: CodePoint, alike: Alike): string {
  return WHITE.test(String.fromCodePoint(point)) ? '\\s' : oneOf(alike.of(point));
}

/** The source of a regular expression for one of some characters. */
export function oneOf(points: readonly CodePoint[]): string {
  const sources = points.map(point =>
    Array.from({ length: point > 0xffff ? 2 : 1 }, (_, i) =>
      unit(String.fromCodePoint(point).charCodeAt(i)),
    ).join(''),
  );
  if (sources.length === 1) return sources[0]!;
  return points.some(point => point > 0xffff) ? `(?:${sources.join('|')})` : `[${sources.join('')}]`;
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A letter or a digit: no sign, and no emoji. */
const SOLID = /[\p{L}\p{N}]/u;

/** The longest part of letters and digits alone. */
function longestWord(chars: readonly CodePoint[]): readonly CodePoint[] {
  let longest: readonly CodePoint[] = [];
  let start = 0;
  for (let at = 0; at <= chars.length; at++) {
    if (at < chars.length && isSolid(chars[at]!)) continue;
    if (at - start > longest.length) longest = chars.slice(start, at);
    start = at + 1;
  }
  return longest;
}

export function isSolid(point: CodePoint): boolean {
  return SOLID.test(String.fromCodePoint(point));
}
