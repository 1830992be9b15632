import type { Timestamp } from '../model/timestamp';
import type { SpokenHeaders } from '../people/spokenLog';
import { ByteReader } from '../text/byteReader';
import { ByteWriter } from '../text/byteWriter';
import { RecentlyUnpacked } from './recentlyUnpacked';

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

// What `Unpacked.places` holds of a header.
const LINE = 0;
const START = 1;
const BODY_LINE = 2;
const BODY_END = 3;
const PLACES = 4;

/** For a header without a valid time. */
const NO_TIME = -1;

/** Headers as numbers, for as long as they are in use. */
interface Unpacked {
  /** The index of its name, for each header. */
  readonly names: Int32Array;
  readonly times: Int32Array;
  /** `PLACES` numbers for each header, or none at all. Read when they are requested. */
  places: Int32Array | undefined;
}

/** How many logs have their headers unpacked. A request that needs a log twice needs it soon. */
const recent = new RecentlyUnpacked<HeaderSites>(64);

/**
 * The headers of a log that name a speaker, in the order of the text. An index has a header for each message of all logs, so they are
 * kept packed, in four bytes on average, and unpacked while they are in use. Most headers are as far from the one before, and as far
 * above their text, as that one: only the others say how far.
 */
export class HeaderSites implements SpokenHeaders {
  /** In the order of their first headers. */
  readonly names: readonly string[];
  /** The number of headers of each of them. */
  readonly counts: Int32Array;
  readonly length: number;
  // Not private: two records are compared by their properties.
  /** Who speaks when, of all headers; then, from `placesAt` on, where, unless it ends there. */
  readonly packed: Uint8Array;
  readonly placesAt: number;
  #unpacked: Unpacked | undefined;

  constructor(names: readonly string[], counts: Int32Array, placesAt: number, packed: Uint8Array) {
    this.names = names;
    this.counts = counts;
    this.length = counts.reduce((sum, count) => sum + count, 0);
    this.packed = packed;
    this.placesAt = placesAt;
  }

  nameIndex(index: number): number {
    return this.#unpack().names[index]!;
  }

  timestamp(index: number): Timestamp | undefined {
    const timestamp = this.#unpack().times[index]!;
    return timestamp === NO_TIME ? undefined : timestamp;
  }

  /** The header at an index, which must exist. */
  at(index: number): HeaderSite {
    const places = this.#places();
    const at = index * PLACES;
    return {
      name: this.names[this.nameIndex(index)]!,
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

  /** Gives the memory back that reading the headers takes. They can be read again. */
  pack(): void {
    this.#unpacked = undefined;
  }

  #unpack(): Unpacked {
    if (this.#unpacked !== undefined) return this.#unpacked;
    const { length } = this;
    const reader = new ByteReader(this.packed);
    const names = new Int32Array(length);
    const times = new Int32Array(length);
    let before = 0;
    for (let i = 0; i < length; i++) {
      const head = reader.number();
      names[i] = head >>> 1;
      if (head % 2 === 0) times[i] = NO_TIME;
      else times[i] = before += reader.signed();
    }
    this.#unpacked = { names, times, places: undefined };
    recent.add(this);
    return this.#unpacked;
  }

  #places(): Int32Array {
    const unpacked = this.#unpack();
    if (unpacked.places !== undefined) return unpacked.places;
    const reader = new ByteReader(this.packed, this.placesAt);
    const places = new Int32Array(reader.isAtEnd ? 0 : this.length * PLACES);
    let line = 0;
    let [step, start, body] = [0, 0, 0];
    for (let at = 0; at < places.length; at += PLACES) {
      const head = reader.number();
      if (head % 2 === 1) {
        step = reader.number();
        start = reader.number();
        body = reader.number();
      }
      line += step;
      places[at + LINE] = line;
      places[at + START] = start;
      places[at + BODY_LINE] = line + body;
      places[at + BODY_END] = head >>> 1;
    }
    unpacked.places = places;
    return places;
  }
}

/** Collects the headers of a log, in their order. */
export class HeaderSitesBuilder {
  readonly #names: string[] = [];
  readonly #counts: number[] = [];
  readonly #spoken = new ByteWriter(256);
  #places: ByteWriter | undefined;
  #time = 0;
  #line = 0;
  #step = 0;
  #start = 0;
  #body = 0;

  /** @returns the index of a new name, to be passed to `add` */
  addName(name: string): number {
    this.#counts.push(0);
    return this.#names.push(name) - 1;
  }

  /** Adds a header. */
  add(nameIndex: number, timestamp: Timestamp | undefined): void {
    this.#counts[nameIndex]!++;
    this.#spoken.number(nameIndex * 2 + (timestamp === undefined ? 0 : 1));
    if (timestamp === undefined) return;
    this.#spoken.signed(timestamp - this.#time);
    this.#time = timestamp;
  }

  /** Adds the place of the last header. The parameters are the properties of a `HeaderSite`. */
  addPlace(line: number, start: number, bodyLine: number, bodyEnd: number): void {
    this.#places ??= new ByteWriter(256);
    const step = line - this.#line;
    const body = bodyLine - line;
    const isSame = step === this.#step && start === this.#start && body === this.#body;
    this.#places.number(bodyEnd * 2 + (isSame ? 0 : 1));
    if (!isSame) {
      this.#places.number(step);
      this.#places.number(start);
      this.#places.number(body);
    }
    this.#line = line;
    this.#step = step;
    this.#start = start;
    this.#body = body;
  }

  finish(): HeaderSites {
    const placesAt = this.#spoken.length;
    if (this.#places !== undefined) this.#spoken.bytes(this.#places.finish());
    // A list that has grown holds room for more.
    return new HeaderSites(
      this.#names.slice(),
      new Int32Array(this.#counts),
      placesAt,
      this.#spoken.finish(),
    );
  }
}
