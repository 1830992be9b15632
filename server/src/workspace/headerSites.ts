import type { Timestamp } from '../model/timestamp';
import type { SpokenHeaders } from '../people/namesTogether';

/** The header of a message that names a speaker. */
export interface HeaderSite {
  readonly name: string;
  readonly line: number;
  /** The column where the name begins. It ends at `start + name.length`. */
  readonly start: number;
  /** The first line of the body; the line of the header if the body is empty. */
  readonly bodyLine: number;
  /** The column where the text of that line ends. */
  readonly bodyEnd: number;
  readonly timestamp: Timestamp | undefined;
}

// The numbers of a header, in this order.
const NAME = 0;
const TIMESTAMP = 1;
const LINE = 2;
const START = 3;
const BODY_LINE = 4;
const BODY_END = 5;
const NUMBERS = 6;

/** For a header without a valid time. */
const NO_TIME = -1;

/**
 * The headers of a log that name a speaker, in the order of the text. They are kept as numbers: an index has a header for each
 * message of all logs, and as objects they take three times the memory.
 */
export class HeaderSites implements SpokenHeaders {
  readonly names: readonly string[];
  /** `NUMBERS` for each header. Not private: two records are compared by their properties. */
  readonly numbers: Int32Array;

  constructor(names: readonly string[], numbers: readonly number[]) {
    this.names = names;
    this.numbers = new Int32Array(numbers);
  }

  get length(): number {
    return this.numbers.length / NUMBERS;
  }

  nameIndex(index: number): number {
    return this.numbers[index * NUMBERS + NAME]!;
  }

  timestamp(index: number): Timestamp | undefined {
    const timestamp = this.numbers[index * NUMBERS + TIMESTAMP]!;
    return timestamp === NO_TIME ? undefined : timestamp;
  }

  /** The header at an index, which must exist. */
  at(index: number): HeaderSite {
    const at = index * NUMBERS;
    const { names, numbers } = this;
    return {
      name: names[numbers[at + NAME]!]!,
      line: numbers[at + LINE]!,
      start: numbers[at + START]!,
      bodyLine: numbers[at + BODY_LINE]!,
      bodyEnd: numbers[at + BODY_END]!,
      timestamp: this.timestamp(index),
    };
  }

  /** The headers with one of some names. */
  *of(names: ReadonlySet<string>): IterableIterator<HeaderSite> {
    const wanted = this.names.map(name => names.has(name));
    for (let i = 0; i < this.length; i++) if (wanted[this.nameIndex(i)]) yield this.at(i);
  }

  /** The first header with one of some names. */
  firstOf(names: ReadonlySet<string>): HeaderSite | undefined {
    for (const header of this.of(names)) return header;
    return undefined;
  }

  /** The last header with one of some names. */
  lastOf(names: ReadonlySet<string>): HeaderSite | undefined {
    const wanted = this.names.map(name => names.has(name));
    for (let i = this.length - 1; i >= 0; i--) if (wanted[this.nameIndex(i)]) return this.at(i);
    return undefined;
  }

  /** The last header of each name. */
  lastOfEach(): Map<string, HeaderSite> {
    const last = new Map<string, HeaderSite>();
    for (let i = this.length - 1; i >= 0 && last.size < this.names.length; i--) {
      const name = this.names[this.nameIndex(i)]!;
      if (!last.has(name)) last.set(name, this.at(i));
    }
    return last;
  }
}

/** Collects the headers of a log, in their order. */
export class HeaderSitesBuilder {
  readonly #names: string[] = [];
  readonly #numbers: number[] = [];

  /** @returns the index of a new name, to be passed to `add` */
  addName(name: string): number {
    return this.#names.push(name) - 1;
  }

  /** Adds a header. The parameters are the properties of a `HeaderSite`. */
  add(
    nameIndex: number,
    timestamp: Timestamp | undefined,
    line: number,
    start: number,
    bodyLine: number,
    bodyEnd: number,
  ): void {
    this.#numbers.push(nameIndex, timestamp ?? NO_TIME, line, start, bodyLine, bodyEnd);
  }

  finish(): HeaderSites {
    return new HeaderSites(this.#names, this.#numbers);
  }
}
