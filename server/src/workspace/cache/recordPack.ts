/**
 * Many records as bytes: what the cache on the disk holds, and what a worker sends.
 *
 *     pack     = head, section*                     one for each of `SECTIONS`, filled up with zeros to a multiple of four bytes
 *     head     = count of logs, length of each section in bytes, four bytes each (little endian)
 *     texts    = text*                              names and other short texts, each once; other sections have their index, from 1 on
 *     logs     = for each log: URI (units that it shares with the one before, the rest), stamp, day, title, author, count of messages
 *     headers  = for each log: names with counts, `HeaderSites.packed`
 *     mentions = for each log: count, beginnings, `MentionPlaces.packed`
 *
 * Numbers and texts are as `ByteWriter` writes them. Another part of records is one more section: its name, a function that writes it
 * for a record, one that reads it, and another `VERSION`.
 */
import { ByteReader } from '../../text/byteReader';
import { ByteWriter } from '../../text/byteWriter';
import { HeaderSites } from '../headerSites';
import { type AuthorSite, type LogRecord, recordWith } from '../logRecord';
import { MentionPlaces } from '../mentionPlaces';
import type { FileStamp } from './fileStamp';

/** Another one for each change of what is written here, or of what a record says of a log. */
export const VERSION = 2;

const SECTIONS = ['texts', 'logs', 'headers', 'mentions'] as const;
type Section = (typeof SECTIONS)[number];

/** A log as it was read. */
export interface PackedLog {
  readonly record: LogRecord;
  /** Of the file that the record was made from. */
  readonly stamp: FileStamp;
}

/** The bytes that are likely needed for some sections. */
export type PackCapacity = Readonly<Record<'headers' | 'mentions', number>>;

/** Writes records. What it holds grows with each. */
export class RecordPackWriter {
  readonly #texts = new Map<string, number>();
  readonly #sections: Readonly<Record<Section, ByteWriter>>;
  #count = 0;
  #lastUri = '';

  constructor({ headers, mentions }: PackCapacity = { headers: 1_024, mentions: 1_024 }) {
    this.#sections = {
      texts: new ByteWriter(1_024),
      logs: new ByteWriter(1_024),
      headers: new ByteWriter(headers),
      mentions: new ByteWriter(mentions),
    };
  }

  add({ record, stamp }: PackedLog): void {
    this.#count++;
    const { logs, headers, mentions } = this.#sections;
    const shared = sharedLength(this.#lastUri, record.uri);
    this.#lastUri = record.uri;
    logs.number(shared);
    logs.text(record.uri.slice(shared));
    logs.number(stamp.size);
    logs.float(stamp.modified);
    logs.float(stamp.changed);
    logs.number(this.#indexOf(record.day));
    logs.optionalText(record.title);
    this.#writeAuthor(record.author, logs);
    logs.number(record.messageCount);
    this.#writeHeaders(record.headers, headers);
    mentions.number(record.mentions.length);
    mentions.text(record.mentions.beginnings);
    writeBytes(record.mentions.packed, mentions);
  }

  /** The pack in pieces, each of a multiple of four bytes. They are views: nothing can be added from then on. */
  finish(): Uint8Array[] {
    const sections = SECTIONS.map(name => this.#sections[name].takeFilled(4));
    return [littleEndian([this.#count, ...sections.map(({ length }) => length)]), ...sections];
  }

  #writeAuthor(author: AuthorSite | undefined, writer: ByteWriter): void {
    writer.number(this.#indexOf(author?.name));
    if (author === undefined) return;
    const { source, range } = author;
    writer.number(this.#indexOf(source));
    for (const { line, character } of [range.start, range.end]) {
      writer.number(line);
      writer.number(character);
    }
  }

  #writeHeaders({ names, counts, packed, placesAt }: HeaderSites, writer: ByteWriter): void {
    writer.number(names.length);
    for (let i = 0; i < names.length; i++) {
      writer.number(this.#indexOf(names[i]!));
      writer.number(counts[i]!);
    }
    writer.number(placesAt);
    writeBytes(packed, writer);
  }

  #indexOf(text: string | undefined): number {
    if (text === undefined) return 0;
    let index = this.#texts.get(text);
    if (index === undefined) {
      this.#sections.texts.text(text);
      index = this.#texts.size + 1;
      this.#texts.set(text, index);
    }
    return index;
  }
}

/** Reads records in the order in which they were written. They keep all bytes of the pack in memory. */
export class RecordPackReader {
  readonly count: number;
  readonly #texts: readonly (string | undefined)[];
  readonly #sections: Readonly<Record<Section, ByteReader>>;
  #lastUri = '';

  /**
   * @param share returns the one copy of a text that all records share
   * @throws RangeError for bytes that are no pack
   */
  constructor(bytes: Uint8Array, share: (text: string) => string) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.count = view.getUint32(0, true);
    let at = HEAD;
    const sections = SECTIONS.map((name, i) => {
      const length = view.getUint32(4 + 4 * i, true);
      if (at + length > bytes.length) throw new RangeError('The bytes end early');
      const section = new ByteReader(bytes.subarray(at, at + length));
      at += length;
      return [name, section] as const;
    });
    this.#sections = Object.fromEntries(sections) as Record<Section, ByteReader>;
    const texts: (string | undefined)[] = [undefined];
    for (const { texts: section } = this.#sections; !section.isAtEnd; ) texts.push(share(section.text()));
    this.#texts = texts;
  }

  /**
   * The next log.
   *
   * @throws RangeError after the last one
   */
  next(): PackedLog {
    const { logs, headers, mentions } = this.#sections;
    const uri = this.#lastUri.slice(0, logs.number()) + logs.text();
    this.#lastUri = uri;
    const stamp = { size: logs.number(), modified: logs.float(), changed: logs.float() };
    const record = recordWith({
      uri,
      day: this.#text(logs),
      title: logs.optionalText(),
      author: this.#author(logs),
      messageCount: logs.number(),
      headers: this.#headers(headers),
      mentions: new MentionPlaces(mentions.number(), mentions.text(), readBytes(mentions)),
    });
    return { record, stamp };
  }

  #author(reader: ByteReader): AuthorSite | undefined {
    const name = this.#text(reader);
    if (name === undefined) return undefined;
    const source = this.#text(reader)!;
    const position = () => ({ line: reader.number(), character: reader.number() });
    return { name, source, range: { start: position(), end: position() } };
  }

  #headers(reader: ByteReader): HeaderSites {
    const count = reader.number();
    const names: string[] = [];
    const counts = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      names.push(this.#text(reader)!);
      counts[i] = reader.number();
    }
    return new HeaderSites(names.slice(), counts, reader.number(), readBytes(reader));
  }

  #text(reader: ByteReader): string | undefined {
    const index = reader.number();
    if (index >= this.#texts.length) throw new RangeError('There is no such text');
    return this.#texts[index];
  }
}

/** The length of the head in bytes. */
const HEAD = 4 * (1 + SECTIONS.length);

function writeBytes(bytes: Uint8Array, writer: ByteWriter): void {
  writer.number(bytes.length);
  writer.bytes(bytes);
}

function readBytes(reader: ByteReader): Uint8Array {
  return reader.bytes(reader.number());
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function littleEndian(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  for (const [i, number] of numbers.entries()) view.setUint32(4 * i, number, true);
  return new Uint8Array(view.buffer);
}
