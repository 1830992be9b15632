import { createDecoder } from '../../text/decoder';
import type { ExportFile } from './exportFile';
import { type CsvRecord, csvRecords } from './input/csv';
import type { Encoding } from './input/encoding';
import { jsonValues } from './input/json';
import type { JsonValue } from './input/jsonValue';
import { linesOf, type TextLine } from './input/lines';

/** The text of a file, which each method reads from its beginning. */
export class SourceText {
  readonly #file: ExportFile;
  readonly #encoding: Encoding;

  constructor(file: ExportFile, encoding: Encoding) {
    this.#file = file;
    this.#encoding = encoding;
  }

  /** The path in the chosen folder or archive, with slashes. */
  get path(): string {
    return this.#file.path;
  }

  get file(): ExportFile {
    return this.#file;
  }

  /** The decoded text in pieces, without a byte order mark. Bytes that are no text become U+FFFD. */
  *pieces(): Iterable<string> {
    const decoder = createDecoder(this.#encoding, { fatal: false });
    for (const bytes of this.#file.bytes()) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  }

  lines(): Iterable<TextLine> {
    return linesOf(this.pieces());
  }

  /** @see jsonValues */
  json(isItem: (path: string) => boolean): Iterable<JsonValue> {
    return jsonValues(this.pieces(), isItem);
  }

  /** @see csvRecords */
  csv(separator?: string): Iterable<CsvRecord> {
    return csvRecords(this.pieces(), separator);
  }
}
