import { ByteSlabs } from '../text/byteSlabs';
import type { FileStamp } from './cache/fileStamp';
import type { RememberedLogs } from './cache/rememberedLogs';
import { MAX_FILE_BYTES, TooLarge } from './fileSystem';
import type { UnreadableReason } from './logReader';
import type { LogRecord } from './logRecord';
import { fingerprintOf, scanFile } from './scanFile';

/** What was read of a log. */
export interface ReadLog {
  readonly record?: LogRecord;
  readonly reason?: UnreadableReason | undefined;
  /** Of the file, if it can't change without another one. */
  readonly stamp?: FileStamp | undefined;
}

/** Reads the files of logs one by one, in turns. */
export class LogFiles {
  readonly #remembered: RememberedLogs;
  readonly #share: (name: string) => string;
  readonly #pause: () => Promise<void>;
  readonly #slabs = new ByteSlabs();
  /**
   * The fingerprint of the file that each record was made from. A file that is read again unchanged keeps its record, and
   * everything derived from the record.
   */
  readonly #fingerprints = new WeakMap<LogRecord, string>();

  /**
   * @param share returns the one copy of a name that all records share
   * @param pause called between steps of the work
   */
  constructor(remembered: RememberedLogs, share: (name: string) => string, pause: () => Promise<void>) {
    this.#remembered = remembered;
    this.#share = share;
    this.#pause = pause;
  }

  /**
   * @param known the record as it is known when the file is there
   * @throws for a file that can't be read, is too large, or is not UTF-8
   */
  async read(uri: string, folder: string, known: () => LogRecord | undefined): Promise<ReadLog> {
    const { bytes, stamp } = await this.#remembered.readFile(uri, folder);
    if (bytes.length > MAX_FILE_BYTES) throw new TooLarge(bytes.length);
    const fingerprint = await fingerprintOf(bytes, this.#pause);
    const before = known();
    if (before && this.#fingerprints.get(before) === fingerprint) return { record: before, stamp };
    const record = await scanFile(uri, bytes, this.#share, this.#slabs, this.#pause);
    this.#fingerprints.set(record, fingerprint);
    return { record, stamp };
  }
}
