import type { CodePoint } from './alike';
import { type CharSet, holds, LINE_BREAK, WORD } from './charSet';

/** What a character is for assertions. The beginning and the end of a text are like a line break. */
export enum Kind {
  Edge = 0,
  Word = 1,
  Other = 2,
}

/** The characters, divided so that those of a class are in the same sets of a program. */
export class CharClasses {
  /** The first character of each interval, ascending; the first is 0. */
  readonly #starts: CodePoint[];
  /** The class of each interval. */
  readonly #ofInterval: number[];
  /** The class of each character of the Basic Multilingual Plane. */
  readonly #ofUnit = new Uint16Array(0x10000);
  /** The kind of each class. */
  readonly kinds: readonly Kind[];
  /** Whether a set holds the characters of a class, by class. */
  readonly #members = new Map<CharSet, readonly boolean[]>();

  constructor(sets: Iterable<CharSet>) {
    const all = [...new Set([...sets, WORD, LINE_BREAK])];
    const starts = new Set<CodePoint>([0]);
    for (const set of all) for (let i = 0; i < set.length; i++) starts.add(set[i]! + (i & 1));
    this.#starts = [...starts].sort((a, b) => a - b);
    const bySets = new Map<string, number>();
    const samples: CodePoint[] = [];
    this.#ofInterval = this.#starts.map(point => {
      const key = all.map(set => (holds(set, point) ? '1' : '0')).join('');
      let known = bySets.get(key);
      if (known === undefined) {
        known = samples.push(point) - 1;
        bySets.set(key, known);
      }
      return known;
    });
    for (let i = 0; i < this.#starts.length; i++) {
      this.#ofUnit.fill(this.#ofInterval[i]!, this.#starts[i], this.#starts[i + 1] ?? 0x10000);
    }
    this.kinds = samples.map(point =>
      holds(LINE_BREAK, point) ? Kind.Edge : holds(WORD, point) ? Kind.Word : Kind.Other,
    );
    for (const set of all)
      this.#members.set(
        set,
        samples.map(point => holds(set, point)),
      );
  }

  get count(): number {
    return this.kinds.length;
  }

  of(point: CodePoint): number {
    if (point < 0x10000) return this.#ofUnit[point]!;
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= point) low = middle + 1;
      else high = middle;
    }
    return this.#ofInterval[low - 1]!;
  }

  /** Whether a set, which is one of the constructor's, holds the characters of a class. */
  isIn(set: CharSet, charClass: number): boolean {
    return this.#members.get(set)![charClass]!;
  }
}
