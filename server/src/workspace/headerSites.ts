import type { Timestamp } from '../model/timestamp';
import type { SpokenHeaders } from '../people/spokenLog';

/** The header of a message that names a speaker. */
export interface HeaderSite {
  readonly name: string;
  readonly line: number;
  /** The column where the name begins. It ends at `start + name.length`. */
  readonly start: number;
  /** The first line that was said (`saidLines`); the line of the header if there is none. */
  readonly bodyLine: number;
  /** The column where the text of that line ends. */
  readonly bodyEnd: number;
  readonly timestamp: Timestamp | undefined;
}

// What `spoken` holds of a header.
const NAME = 0;
const TIMESTAMP = 1;
const SPOKEN = 2;

// What `places` holds of a header.
const LINE = 0;
const START = 1;
const BODY_LINE = 2;
const BODY_END = 3;
const PLACES = 4;

/** For a header without a valid time. */
const NO_TIME = -1;

/**
 * The headers of a log that name a speaker, in the order of the text. They are kept as numbers: an index has a header for each
 * message of all logs, and as objects they take three times the memory.
 */
export class HeaderSites implements SpokenHeaders {
  /** In the order of their first headers. */
  readonly names: readonly string[];
  /** The number of headers of each of them. */
  readonly counts: Int32Array;
  // Not private: two records are compared by their properties.
  /** Who speaks when: `SPOKEN` numbers for each header. */
  readonly spoken: Int32Array;
  /** Where: `PLACES` numbers for each header, or none at all. */
  readonly places: Int32Array;

  constructor(
    names: readonly string[],
    counts: readonly number[],
    spoken: readonly number[],
    places: readonly number[],
  ) {
    // A list that has grown holds room for more.
    this.names = names.slice();
    this.counts = new Int32Array(counts);
    this.spoken = new Int32Array(spoken);
    this.places = new Int32Array(places);
  }

  get length(): number {
    return this.spoken.length / SPOKEN;
  }

  nameIndex(index: number): number {
    return this.spoken[index * SPOKEN + NAME]!;
  }

  timestamp(index: number): Timestamp | undefined {
    const timestamp = this.spoken[index * SPOKEN + TIMESTAMP]!;
    return timestamp === NO_TIME ? undefined : timestamp;
  }

  /** The header at an index, which must exist. */
  at(index: number): HeaderSite {
    const { names, places } = this;
    const at = index * PLACES;
    return {
      name: names[this.nameIndex(index)]!,
      line: places[at + LINE]!,
      start: places[at + START]!,
      bodyLine: places[at + BODY_LINE]!,
      bodyEnd: places[at + BODY_END]!,
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

  /** The first header of each name, in the order of the text. */
  firstOfEach(): HeaderSite[] {
    const first: HeaderSite[] = [];
    // Names are in the order of their first headers.
    for (let i = 0; i < this.length && first.length < this.names.length; i++) {
      if (this.nameIndex(i) === first.length) first.push(this.at(i));
    }
    return first;
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
  readonly #counts: number[] = [];
  readonly #spoken: number[] = [];
  readonly #places: number[] = [];

  /** @returns the index of a new name, to be passed to `add` */
  addName(name: string): number {
    this.#counts.push(0);
    return this.#names.push(name) - 1;
  }

  /** Adds a header. */
  add(nameIndex: number, timestamp: Timestamp | undefined): void {
    this.#counts[nameIndex]!++;
    this.#spoken.push(nameIndex, timestamp ?? NO_TIME);
  }

  /** Adds the place of the last header. The parameters are the properties of a `HeaderSite`. */
  addPlace(line: number, start: number, bodyLine: number, bodyEnd: number): void {
    this.#places.push(line, start, bodyLine, bodyEnd);
  }

  finish(): HeaderSites {
    return new HeaderSites(this.#names, this.#counts, this.#spoken, this.#places);
  }
}
