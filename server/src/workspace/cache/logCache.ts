import { encodeUtf8 } from '../../text/decoder';
import { messageOf } from '../../text/messageOf';
import { Fingerprint } from '../fingerprint';
import { uriKey } from '../uri';
import { readCacheFile, writeCacheFile } from './cacheFile';
import type { CacheStore } from './cacheStore';
import { type PackCapacity, type PackedLog, RecordPackReader, RecordPackWriter } from './recordPack';

export interface LogCacheOptions {
  readonly store: CacheStore;
  /** Whether anything is read and written: a setting, which may change. */
  readonly isOn: () => boolean;
  /** Called with a message for each file that is thrown away or can't be written. */
  readonly log: (message: string) => void;
}

/** What was known of logs when the workspace was open last, with a file for each of its folders. No method rejects. */
export class LogCache {
  readonly #options: LogCacheOptions;
  /** It stays empty until it is read again. */
  #isCleared = false;
  /** Settles when nothing is being written or removed. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LogCacheOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#options.isOn();
  }

  /**
   * The logs of a folder, by `uriKey`. Their files may have changed since. Empty if nothing is there, or nothing that can be used.
   *
   * @param share returns the one copy of a text that all records share
   * @param pause called between steps of the work
   */
  async read(
    folder: string,
    share: (text: string) => string,
    pause: () => Promise<void>,
  ): Promise<Map<string, PackedLog>> {
    const logs = new Map<string, PackedLog>();
    const { store, log: write } = this.#options;
    this.#isCleared = false;
    if (!this.isOn) return logs;
    try {
      const bytes = await store.read(fileNameOf(folder));
      if (bytes === undefined) return logs;
      const pack = new RecordPackReader(await readCacheFile(keyOf(folder), bytes, pause), share);
      for (let i = 0; i < pack.count; i++) {
        await pause();
        const log = pack.next();
        logs.set(uriKey(log.record.uri), log);
      }
    } catch (error) {
      write(`The cache of ${folder} is thrown away: ${messageOf(error)}.`);
      logs.clear();
    }
    return logs;
  }

  /** Replaces what is known of a folder. */
  async write(folder: string, logs: readonly PackedLog[], pause: () => Promise<void>): Promise<void> {
    const { store, log: write } = this.#options;
    const isOver = () => this.#isCleared || !this.isOn;
    const name = fileNameOf(folder);
    await this.#next(async () => {
      if (isOver()) return;
      try {
        const writer = new RecordPackWriter(capacityFor(logs));
        for (const log of logs) {
          await pause();
          writer.add(log);
        }
        const pieces = await writeCacheFile(keyOf(folder), writer.finish(), pause);
        if (!isOver()) await store.write(name, pieces);
      } catch (error) {
        write(`The cache of ${folder} can't be written: ${messageOf(error)}.`);
      }
    });
  }

  /**
   * Removes what is known of all folders, also of those that are not open.
   *
   * @returns whether nothing is left
   */
  async clear(): Promise<boolean> {
    const { store, log: write } = this.#options;
    this.#isCleared = true;
    return this.#next(async () => {
      try {
        await store.clear();
        return true;
      } catch (error) {
        write(`The cache can't be emptied: ${messageOf(error)}.`);
        return false;
      }
    });
  }

  #next<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(act);
    this.#turn = result;
    return result;
  }
}

/** The bytes that the sections of a pack are likely to need: one that grows is copied. */
function capacityFor(logs: readonly PackedLog[]): PackCapacity {
  const capacity = { headers: 0, mentions: 0 };
  for (const { headers, mentions } of logs.map(({ record }) => record)) {
    capacity.headers += headers.packed.length + 3 * headers.names.length + 16;
    capacity.mentions += mentions.packed.length + 2 * mentions.beginnings.length + 16;
  }
  return capacity;
}

/** A name for the file of a folder: URIs are too long for names, and hold characters that names can't. */
function fileNameOf(folder: string): string {
  const fingerprint = new Fingerprint();
  fingerprint.add(encodeUtf8(keyOf(folder)));
  return `${fingerprint.numbers.map(each => each.toString(16).padStart(8, '0')).join('')}.logs`;
}

/** The `uriKey` of a folder, whether or not a slash ends it. */
function keyOf(folder: string): string {
  return uriKey(folder).replace(/\/$/, '');
}
