import { MAX_NAME_LENGTH, type NameIndex } from '../people/mention';
import type { MentionSite } from '../people/mentionSites';
import { ByteReader } from '../text/byteReader';
import type { ByteSlabs } from '../text/byteSlabs';
import { ByteWriter } from '../text/byteWriter';

/** The length of a site's text, unless its line ends before. */
const SITE_LENGTH = MAX_NAME_LENGTH + 2;

const NONE = new Uint8Array(0);

/**
 * The places of a log where an `@` may begin a mention, in the order of the text, with lines that count from the beginning of the log.
 * They are kept packed, and unpacked when they are requested: most requests concern names that few logs mention.
 */
export class MentionPlaces {
  readonly length: number;
  // Not private: two records are compared by their properties.
  /** The different pairs of units behind the `@` of all places, in no particular order. A line break stands for the end of a line. */
  readonly beginnings: string;
  /** Stretches of lines, each with its places and the text that these share. */
  readonly packed: Uint8Array;

  constructor(length: number, beginnings: string, packed: Uint8Array) {
    this.length = length;
    this.beginnings = beginnings;
    this.packed = packed;
  }

  /** The same places, with their bytes in blocks of many. */
  keptIn(slabs: ByteSlabs): MentionPlaces {
    return this.length === 0
      ? this
      : new MentionPlaces(this.length, this.beginnings, slabs.keep(this.packed));
  }

  /** All places, unpacked. Keep them for as long as they are in use. */
  all(): MentionSite[] {
    const sites: MentionSite[] = [];
    const reader = new ByteReader(this.packed);
    let line = 0;
    while (!reader.isAtEnd) {
      line += reader.number();
      const start = reader.number();
      const offsets = Array.from({ length: reader.number() }, () => reader.number());
      const text = reader.text();
      let at = 0;
      for (const offset of offsets) {
        at += offset;
        sites.push({ line, start: start + at, text: text.slice(at, at + SITE_LENGTH) });
      }
    }
    return sites;
  }

  /** Whether any place begins with one of some names. */
  haveOneOf(names: NameIndex): boolean {
    const { beginnings } = this;
    // Most logs are ruled out without unpacking their places: two people of the same family name differ in the second unit.
    for (let i = 0; i < beginnings.length; i += 2) {
      if (!names.mayBegin(beginnings.charCodeAt(i), beginnings.charCodeAt(i + 1))) continue;
      return this.all().some(({ text }) => names.longestAt(text, 1) !== undefined);
    }
    return false;
  }
}

const NO_PLACES = new MentionPlaces(0, '', NONE);

/** Collects the places of a log, in their order. */
export class MentionPlacesBuilder {
  #length = 0;
  readonly #beginnings = new Set<string>();
  #writer: ByteWriter | undefined;
  /** The stretch that is being collected: its line, the column of its first `@`, its text, and the places in it. */
  #line = 0;
  #start = 0;
  #text = '';
  #offsets: number[] = [];
  #lastLine = 0;

  get length(): number {
    return this.#length;
  }

  add(line: number, start: number, text: string): void {
    this.#length++;
    if (text.length > 1) this.#beginnings.add(text.slice(1, 3).padEnd(2, '\n'));
    const at = start - this.#start;
    if (this.#offsets.length > 0 && line === this.#line && at <= this.#text.length) {
      // The texts of places near each other overlap.
      this.#text += text.slice(this.#text.length - at);
    } else {
      this.#finishStretch();
      this.#line = line;
      this.#start = start;
      this.#text = text;
    }
    this.#offsets.push(start - this.#start);
  }

  #finishStretch(): void {
    const offsets = this.#offsets;
    if (offsets.length === 0) return;
    this.#writer ??= new ByteWriter(256);
    const writer = this.#writer;
    writer.number(this.#line - this.#lastLine);
    writer.number(this.#start);
    writer.number(offsets.length);
    for (let i = 0; i < offsets.length; i++) writer.number(offsets[i]! - (offsets[i - 1] ?? 0));
    writer.text(this.#text);
    this.#lastLine = this.#line;
    this.#offsets = [];
  }

  finish(): MentionPlaces {
    this.#finishStretch();
    if (this.#writer === undefined) return NO_PLACES;
    return new MentionPlaces(this.#length, [...this.#beginnings].join(''), this.#writer.finish());
  }
}
