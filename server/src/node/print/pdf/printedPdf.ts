import { PdfError } from './pdfError';

/** An object of a PDF. */
export interface PdfObject {
  readonly number: number;
  /** Its value; of a stream, its dictionary. A byte is a UTF-16 unit. */
  readonly text: string;
  /** From the keyword `stream` to the end of the object; `undefined` if it is none. */
  readonly stream: Buffer | undefined;
}

/** A string, or a reference to another object: a number in a string is no reference. PDF 1.7 (ISO 32000-1), 7.3.4 and 7.3.10. */
const STRING_OR_REFERENCE = /\((?:[^\\()]|\\[\s\S])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/g;

/** The same, and the beginning of a stream. */
const STRING_OR_STREAM = /\((?:[^\\()]|\\[\s\S])*\)|\bstream\r?\n/g;

/** An entry of a cross-reference table, in bytes. */
const ENTRY = 20;

/** The end of a file that says where its table is, in bytes. */
const END = 1024;

/**
 * A PDF that Chromium has printed: PDF 1.4 with one cross-reference table and no compressed objects, as Skia writes it
 * (`SkPDFDocument.cpp`). ISO 32000-1, 7.5.
 */
export class PrintedPdf {
  /** One more than the largest number of an object. */
  readonly size: number;
  readonly #bytes: Buffer;
  readonly #trailer: string;
  /** Where each object begins, by its number; 0 for none. */
  readonly #offsets: Float64Array;
  /** Where each object ends. */
  readonly #ends: Float64Array;

  /** @throws {PdfError} */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const end = bytes.toString('latin1', Math.max(0, bytes.length - END));
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN);
    const head = /^xref\s+0 (\d+)\s*?\n/.exec(bytes.toString('latin1', table, table + 40));
    if (head === null) throw new PdfError('it has no cross-reference table');
    this.size = Number(head[1]);
    this.#offsets = new Float64Array(this.size);
    this.#ends = new Float64Array(this.size);
    const entries = table + head[0].length;
    const used: number[] = [];
    for (let number = 0; number < this.size; number++) {
      const entry = bytes.toString('latin1', entries + number * ENTRY, entries + (number + 1) * ENTRY);
      if (entry[17] !== 'n') continue;
      this.#offsets[number] = Number(entry.slice(0, 10));
      used.push(number);
    }
    used.sort((a, b) => this.#offsets[a]! - this.#offsets[b]!);
    for (const [i, number] of used.entries())
      this.#ends[number] = i + 1 < used.length ? this.#offsets[used[i + 1]!]! : table;
    this.#trailer = bytes.toString('latin1', entries + this.size * ENTRY);
  }

  /** The number of the object that a key of the trailer refers to. @throws {PdfError} if there is none */
  trailer(key: string): number {
    return referenceIn(this.#trailer, key) ?? missing(key);
  }

  *objects(): Generator<PdfObject> {
    for (let number = 1; number < this.size; number++)
      if (this.#offsets[number] !== 0) yield this.object(number);
  }

  /** @throws {PdfError} if there is none of this number */
  object(number: number): PdfObject {
    const start = this.#offsets[number];
    if (!start) throw new PdfError(`object ${number} is missing`);
    const bytes = this.#bytes.subarray(start, this.#ends[number]);
    const source = bytes.toString('latin1');
    const begin = `${number} 0 obj\n`;
    const end = source.lastIndexOf('endobj');
    if (!source.startsWith(begin) || end === -1) throw new PdfError(`object ${number} can't be read`);
    const at = source.startsWith('<<', begin.length) ? streamStart(source, begin.length) : -1;
    return at === -1
      ? { number, text: source.slice(begin.length, end), stream: undefined }
      : { number, text: source.slice(begin.length, at), stream: bytes.subarray(at, end) };
  }
}

/** -1 if it is no stream. */
function streamStart(source: string, from: number): number {
  STRING_OR_STREAM.lastIndex = from;
  for (let match = STRING_OR_STREAM.exec(source); match !== null; match = STRING_OR_STREAM.exec(source))
    if (match[0].startsWith('stream')) return match.index;
  return -1;
}

/** The object that a key of a dictionary refers to. */
export function referenceIn(text: string, key: string): number | undefined {
  const found = new RegExp(`/${key} (\\d+) 0 R\\b`).exec(text);
  return found === null ? undefined : Number(found[1]);
}

/** @throws {PdfError} */
export function missing(key: string): never {
  throw new PdfError(`it has no ${key}`);
}

/** Replaces the numbers of all references. */
export function withReferences(text: string, map: (number: number) => number): string {
  return text.replace(STRING_OR_REFERENCE, (all, number: string | undefined) =>
    number === undefined ? all : `${map(Number(number))} 0 R`,
  );
}
