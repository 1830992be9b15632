import * as l10n from '@vscode/l10n';
import type { Alike, CodePoint } from './alike';
import {
  type CharSet,
  charSet,
  complement,
  DIGIT,
  LAST_POINT,
  LINE_BREAK,
  propertySet,
  SPACE,
  WORD,
  withAlike,
} from './charSet';

/** Where a pattern may match without reading: the beginning or the end of a line, `\b`, `\B`. */
export type Assertion = 'lineStart' | 'lineEnd' | 'wordEdge' | 'noWordEdge';

/** A regular expression, taken apart. */
export type Regex =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly Regex[] }
  | { readonly kind: 'choice'; readonly items: readonly Regex[] }
  /** `max` may be infinite. */
  | { readonly kind: 'repeat'; readonly item: Regex; readonly min: number; readonly max: number }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

/** What is wrong with a pattern, for the user, and where, in UTF-16 units of the pattern. */
export class RegexProblem extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = Math.max(end, start);
  }
}

/** More than this many times is refused: each is a part of the program. */
const MAX_REPEAT = 1_000;
/** Deeper groups are refused. */
const MAX_DEPTH = 100;

/**
 * Reads a regular expression, as JavaScript has them with the flags `u`, `m`: without what no linear search can find, back references and
 * assertions of a pattern (`(?=…)`). `.` is any character of a line.
 *
 * @throws {RegexProblem}
 */
export function readRegex(pattern: string, alike: Alike): Regex {
  const reader = new Reader(pattern, alike);
  const regex = reader.readChoice(0);
  if (!reader.isAtEnd) reader.fail(l10n.t('This parenthesis closes none.'));
  return regex;
}

const ESCAPED: Readonly<Record<string, CodePoint>> = { n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b, f: 0x0c, 0: 0 };
const CLASSES: Readonly<Record<string, CharSet>> = { d: DIGIT, w: WORD, s: SPACE };

class Reader {
  readonly #pattern: string;
  readonly #alike: Alike;
  #at = 0;

  constructor(pattern: string, alike: Alike) {
    this.#pattern = pattern;
    this.#alike = alike;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  fail(message: string, start = this.#at, end = start + 1): never {
    throw new RegexProblem(message, start, Math.min(end, this.#pattern.length));
  }

  /** `a|b` */
  readChoice(depth: number): Regex {
    const items = [this.#readSequence(depth)];
    while (this.#skip('|')) items.push(this.#readSequence(depth));
    return items.length === 1 ? items[0]! : { kind: 'choice', items };
  }

  #readSequence(depth: number): Regex {
    const items: Regex[] = [];
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')') items.push(this.#readRepeated(depth));
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  /** `a`, `a*`, `a{2,3}?`: where a search stops does not matter, so a lazy sign changes nothing. */
  #readRepeated(depth: number): Regex {
    const start = this.#at;
    const item = this.#readItem(depth);
    const counted = this.#readCount();
    if (counted === undefined) return item;
    if (item.kind === 'assertion') this.fail(l10n.t('There is nothing to repeat.'), start, this.#at);
    this.#skip('?');
    if (this.#readCount() !== undefined) this.fail(l10n.t('There is nothing to repeat.'), this.#at - 1);
    return { kind: 'repeat', item, ...counted };
  }

  #readCount(): { readonly min: number; readonly max: number } | undefined {
    const start = this.#at;
    if (this.#skip('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.#skip('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.#skip('?')) return { min: 0, max: 1 };
    const [written, from, comma, to] = this.#match(/\{(\d{1,9})(?:(,)(\d{1,9})?)?\}/y) ?? [];
    if (written === undefined) return undefined;
    const min = Number(from);
    const max = comma === undefined ? min : to === undefined ? Number.POSITIVE_INFINITY : Number(to);
    if (max < min) this.fail(l10n.t('The numbers are in the wrong order.'), start, this.#at);
    if (min > MAX_REPEAT || (Number.isFinite(max) && max > MAX_REPEAT)) {
      this.fail(l10n.t('At most {0} times can be counted.', MAX_REPEAT), start, this.#at);
    }
    return { min, max };
  }

  #readItem(depth: number): Regex {
    const start = this.#at;
    const char = this.#take();
    switch (char) {
      case '(':
        return this.#readGroup(depth, start);
      case '[':
        return { kind: 'set', set: this.#readBrackets(start) };
      case '.':
        return { kind: 'set', set: complement(LINE_BREAK) };
      case '^':
        return { kind: 'assertion', assertion: 'lineStart' };
      case '$':
        return { kind: 'assertion', assertion: 'lineEnd' };
      case '\\':
        return this.#readEscape(start);
      case '*':
      case '+':
      case '?':
        return this.fail(l10n.t('There is nothing to repeat.'), start);
      default:
        return { kind: 'set', set: this.#alikeOf(char.codePointAt(0)!) };
    }
  }

  /** `(…)`, `(?:…)`, `(?<name>…)` */
  #readGroup(depth: number, start: number): Regex {
    if (depth === MAX_DEPTH) this.fail(l10n.t('The groups are too deep.'), start);
    if (this.#match(/\?<?[=!]/y) !== null) {
      this.fail(
        l10n.t(
          '{0} is not supported: no search can find it in a time that grows with the text alone.',
          this.#pattern.slice(start, this.#at),
        ),
        start,
        this.#at,
      );
    }
    if (this.#match(/\?(?::|<[\p{L}_$][\p{L}\p{N}_$]*>)/uy) === null && this.#next === '?') {
      this.fail(l10n.t('This group is not known.'), start, this.#at + 2);
    }
    const inside = this.readChoice(depth + 1);
    if (!this.#skip(')')) this.fail(l10n.t('The group is not closed.'), start);
    return inside;
  }

  #readEscape(start: number): Regex {
    if (this.#skip('b')) return { kind: 'assertion', assertion: 'wordEdge' };
    if (this.#skip('B')) return { kind: 'assertion', assertion: 'noWordEdge' };
    if (/[1-9k]/.test(this.#next)) {
      this.fail(
        l10n.t(
          '{0} is not supported: no search can find it in a time that grows with the text alone.',
          `\\${this.#next}`,
        ),
        start,
        start + 2,
      );
    }
    const read = this.#readEscaped(start);
    return { kind: 'set', set: typeof read === 'number' ? this.#alikeOf(read) : read };
  }

  /** What follows a backslash, in brackets or not. */
  #readEscaped(start: number): CodePoint | CharSet {
    if (this.isAtEnd) this.fail(l10n.t('Nothing follows the backslash.'), start);
    const char = this.#take();
    const lower = char.toLowerCase();
    if (Object.hasOwn(CLASSES, lower)) {
      const set = withAlike(CLASSES[lower]!, this.#alike);
      return char === lower ? set : complement(set);
    }
    if (lower === 'p') {
      const name = this.#match(/\{(?:([\w=]{1,60}))\}/y)?.[1];
      const set = name === undefined ? undefined : propertySet(name);
      if (set === undefined) this.fail(l10n.t('This property is not known.'), start, this.#at);
      return char === 'p' ? set : complement(set);
    }
    if (Object.hasOwn(ESCAPED, char)) return ESCAPED[char]!;
    if (char === 'x' || char === 'u') {
      const [, digits, braced] =
        this.#match(char === 'x' ? /([\dA-Fa-f]{2})/y : /([\dA-Fa-f]{4})|\{([\dA-Fa-f]{1,6})\}/y) ?? [];
      const point = Number.parseInt(digits ?? braced ?? '', 16);
      if (point <= LAST_POINT) return point;
      this.fail(l10n.t('This escape has no character.'), start, this.#at);
    }
    if (/[A-Za-z\d]/.test(char)) this.fail(l10n.t('This escape is not known.'), start, this.#at);
    return char.codePointAt(0)!;
  }

  /** `[a-z\d]`, `[^…]` */
  #readBrackets(start: number): CharSet {
    const isNegated = this.#skip('^');
    const ranges: CodePoint[] = [];
    while (!this.#skip(']')) {
      if (this.isAtEnd) this.fail(l10n.t('The bracket is not closed.'), start);
      const from = this.#at;
      const first = this.#readMember();
      if (typeof first !== 'number') ranges.push(...first);
      else if (this.#next === '-' && !/^-(?:\]|$)/.test(this.#pattern.slice(this.#at, this.#at + 2))) {
        this.#take();
        const last = this.#readMember();
        if (typeof last !== 'number' || last < first) this.fail(l10n.t('This is no range.'), from, this.#at);
        ranges.push(first, last);
      } else ranges.push(first, first);
    }
    const set = withAlike(charSet(ranges), this.#alike);
    return isNegated ? complement(set) : set;
  }

  #readMember(): CodePoint | CharSet {
    const start = this.#at;
    const char = this.#take();
    if (char !== '\\') return char.codePointAt(0)!;
    if (this.#skip('b')) return 0x08;
    return this.#readEscaped(start);
  }

  #alikeOf(point: CodePoint): CharSet {
    return charSet(this.#alike.of(point).flatMap(each => [each, each]));
  }

  /** The next character; `''` at the end. */
  get #next(): string {
    const point = this.#pattern.codePointAt(this.#at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  #take(): string {
    const char = this.#next;
    this.#at += char.length;
    return char;
  }

  #skip(char: string): boolean {
    if (this.#next !== char) return false;
    this.#at += char.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#pattern);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }
}
