import { createDecoder } from '../../text/decoder';
import type { ExportFile } from './exportFile';
import { csvRecords } from './input/csv';
import { detectEncoding, type Encoding } from './input/encoding';
import { jsonValues } from './input/json';

/** The number of bytes from which a form is recognized. The heads of exports with many members are longer than their messages. */
export const SAMPLE_SIZE = 256 * 1024;

const MAX_LINES = 500;

/** The beginning of a file, in the forms in which its marks are sought. */
export class Sample {
  readonly encoding: Encoding;
  /** Decoded, without a byte order mark. */
  readonly text: string;
  #lines: readonly string[] | undefined;
  #json: ReadonlyMap<string, unknown> | undefined;
  #csv: readonly string[] | undefined;

  /** @param bytes at most `SAMPLE_SIZE` */
  constructor(readonly bytes: Uint8Array) {
    this.encoding = detectEncoding(bytes);
    this.text = createDecoder(this.encoding, { fatal: false }).decode(bytes, { stream: true });
  }

  /** The first 500 lines, without terminators. */
  get lines(): readonly string[] {
    this.#lines ??= this.text.split(/\r\n|\n|\r/, MAX_LINES);
    return this.#lines;
  }

  /** Whether the text is an object or array of JSON, or lines of them. */
  get isJson(): boolean {
    // Logs begin with `[2026-03-01`.
    return /^\s*[[{]\s*(?:["[{\]}]|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*[,\]])/i.test(this.text);
  }

  /**
   * The first value at each path of a JSON text (`JsonValue.path`), also of JSON lines; empty for other texts. Only scalars have
   * a value.
   */
  get json(): ReadonlyMap<string, unknown> {
    if (this.#json !== undefined) return this.#json;
    const values = new Map<string, unknown>();
    if (this.isJson) {
      try {
        for (const { path, value, problem } of jsonValues([this.text], () => false)) {
          if (problem === undefined && !values.has(path)) values.set(path, value);
        }
      } catch {
        // Nested too deeply: the values before it are enough to say what the text is.
      }
    }
    this.#json = values;
    return values;
  }

  /** Whether the text is JSON with values at all of the paths. */
  hasJson(...paths: readonly string[]): boolean {
    return paths.every(path => this.json.has(path));
  }

  /** The fields of the first record of a CSV text, trimmed. */
  get csvHeader(): readonly string[] {
    if (this.#csv !== undefined) return this.#csv;
    const [first] = csvRecords([this.lines.slice(0, 2).join('\n')]);
    this.#csv = first?.fields?.map(field => field.trim()) ?? [];
    return this.#csv;
  }

  /** Whether the first record of a CSV text has all of the fields. */
  hasColumns(...names: readonly string[]): boolean {
    return names.every(name => this.csvHeader.includes(name));
  }
}

/** The beginning of a file. @throws {ExportError} if it cannot be read */
export function sampleOf(file: ExportFile): Sample {
  const head = new Uint8Array(Math.min(SAMPLE_SIZE, file.size));
  let length = 0;
  for (const bytes of file.bytes()) {
    head.set(bytes.subarray(0, head.length - length), length);
    length = Math.min(head.length, length + bytes.length);
    if (length === head.length) break;
  }
  return new Sample(head.subarray(0, length));
}

/** Whether the beginning of a file may be text: a picture or a database has zero bytes, which of all texts only UTF-16 has. */
export function mayBeText(file: ExportFile): boolean {
  for (const bytes of file.bytes()) {
    const head = bytes.subarray(0, 4096);
    return !head.includes(0) || detectEncoding(head).startsWith('utf-16');
  }
  return false;
}
