import { groupBy } from '../../text/groupBy';
import type { FileSystem } from '../fileSystem';
import type { LogReader } from '../logReader';
import type { LogRecord } from '../logRecord';
import { folderOfLog } from '../uri';
import { believedTimes } from './believedTimes';
import { type FileStamp, isCertain, sameStamp } from './fileStamp';
import type { LogCache } from './logCache';
import type { PackedLog } from './recordPack';

/** The cache is written when it lacks this share of the logs: to read a few again costs less than to write all. */
const WORTH_WRITING = 0.01;

/** The number of files whose stamps are requested at once. */
const STAMPS = 500;

/** The stamp of a log; `undefined` for what is no file. */
interface StampedLog {
  readonly key: string;
  readonly uri: string;
  readonly stamp: FileStamp | undefined;
}

/** A file as an index read it. */
interface ReadFile {
  readonly bytes: Uint8Array;
  /** `undefined` if the file may change without another stamp. */
  readonly stamp?: FileStamp;
}

/**
 * Which files an index need not read again: it remembers the stamp of each file that a record was made from, in this session and, by the
 * cache, in former ones.
 */
export class RememberedLogs {
  readonly #fileSystem: FileSystem;
  readonly #cache: LogCache | undefined;
  readonly #pause: () => Promise<void>;
  /** By `uriKey`, where a change of the file gives it another one. */
  readonly #stamps = new Map<string, FileStamp>();
  /** What the cache on the disk has. */
  #cached: ReadonlyMap<string, FileStamp> = new Map();

  /** @param pause called between steps of long work */
  constructor(fileSystem: FileSystem, cache: LogCache | undefined, pause: () => Promise<void>) {
    this.#fileSystem = fileSystem;
    this.#cache = fileSystem.stamps && cache;
    this.#pause = pause;
  }

  /** Whether anything is remembered. */
  get isOn(): boolean {
    return this.#cache?.isOn ?? false;
  }

  /** Whether a file that was read in this session need not be read again: its stamp alone says whether it is the same. */
  get areStampsCertain(): boolean {
    return this.isOn && this.#fileSystem.stamps?.areCertain === true;
  }

  /** Reads a file, with its stamp if anything is remembered. */
  async readFile(uri: string, folder: string): Promise<ReadFile> {
    const { stamps } = this.#fileSystem;
    if (!this.isOn || stamps === undefined) return { bytes: await this.#fileSystem.readFile(uri, folder) };
    const now = Date.now();
    const { bytes, stamp } = await stamps.read(uri, folder);
    return isCertain(stamp, now) ? { bytes, stamp } : { bytes };
  }

  /** A record was made from a file with a stamp, if that is known. */
  set(key: string, stamp: FileStamp | undefined): void {
    if (stamp === undefined) this.#stamps.delete(key);
    else this.#stamps.set(key, stamp);
  }

  /** A log has no record any more. */
  delete(key: string): void {
    this.#stamps.delete(key);
  }

  /** Whether the record of a log is of the file as it is now. */
  isSame(key: string, now: FileStamp | undefined): boolean {
    const known = this.#stamps.get(key);
    return known !== undefined && now !== undefined && sameStamp(known, now);
  }

  /**
   * The logs of folders as the cache on the disk knows them, by `uriKey`.
   *
   * @param share returns the one copy of a text that all records share
   */
  async read(folders: readonly string[], share: (text: string) => string): Promise<Map<string, PackedLog>> {
    const cache = this.#cache!;
    const [first = new Map<string, PackedLog>(), ...others] = await Promise.all(
      folders.map(folder => cache.read(folder, share, this.#pause)),
    );
    for (const logs of others) for (const [key, log] of logs) first.set(key, log);
    this.#cached = new Map(Array.from(first, ([key, { stamp }]) => [key, stamp]));
    return first;
  }

  /**
   * The stamps of files as they are now, by a reader if there is one.
   *
   * @param logs the URIs of all logs of the folders, by `uriKey`
   * @returns `undefined` for the stamp of a file that must be read again
   */
  stampsOf(
    logs: Iterable<readonly [key: string, uri: string]>,
    folders: readonly string[],
    reader?: LogReader,
  ): AsyncIterable<StampedLog> {
    const found = this.lookAt(logs, folders, reader);
    return this.areStampsCertain ? found : this.#believed(found, folders);
  }

  async *#believed(
    found: AsyncIterable<StampedLog>,
    folders: readonly string[],
  ): AsyncGenerator<StampedLog, void> {
    const all: StampedLog[] = [];
    for await (const each of found) all.push(each);
    for (const some of groupBy(all, ({ uri }) => folderOfLog(uri, folders)).values()) {
      const isBelieved = believedTimes(some.flatMap(({ stamp }) => stamp ?? []));
      for (const each of some)
        yield each.stamp !== undefined && isBelieved(each.stamp) ? each : { ...each, stamp: undefined };
    }
  }

  /** The stamps of some files as they are now, whether or not they are believed. */
  async *lookAt(
    logs: Iterable<readonly [key: string, uri: string]>,
    folders: readonly string[],
    reader?: LogReader,
  ): AsyncGenerator<StampedLog, void> {
    const all = [...logs];
    const look = (start: number) =>
      this.#stampsOf(
        all.slice(start, start + STAMPS).map(([, uri]) => uri),
        folders,
        reader,
      );
    let next = look(0);
    for (let start = 0; start < all.length; start += STAMPS) {
      const stamps = await next;
      // The next ones are looked at while these are used.
      next = look(start + STAMPS);
      for (const [i, stamp] of stamps.entries()) {
        const [key, uri] = all[start + i]!;
        yield { key, uri, stamp };
      }
    }
  }

  async #stampsOf(
    uris: readonly string[],
    folders: readonly string[],
    reader: LogReader | undefined,
  ): Promise<readonly (FileStamp | undefined)[]> {
    const stamps = new Map<string, FileStamp | undefined>();
    for (const [folder, some] of groupBy(uris, uri => folderOfLog(uri, folders))) {
      const finding = reader?.stampsOf(some, folder) ?? this.#fileSystem.stamps!.of(some, folder);
      const found = await finding.catch(() => []);
      for (const [i, uri] of some.entries()) stamps.set(uri, found[i]);
    }
    return uris.map(uri => stamps.get(uri));
  }

  /** Writes records into the cache on the disk, if it lacks many of them. */
  async save(records: ReadonlyMap<string, LogRecord>, folders: readonly string[]): Promise<void> {
    if (!this.isOn) return;
    const folderOf = (key: string) => folderOfLog(records.get(key)!.uri, folders);
    const stamps = this.areStampsCertain ? new Map(this.#stamps) : this.#believedStamps(folderOf);
    if (!this.#isWorthWriting(stamps, records.size)) return;
    this.#cached = stamps;
    const logs = Array.from(
      groupBy(stamps.keys(), folderOf),
      ([folder, some]) =>
        [
          folder,
          some.map((key): PackedLog => ({ record: records.get(key)!, stamp: stamps.get(key)! })),
        ] as const,
    );
    for (const [folder, ofFolder] of logs) await this.#cache!.write(folder, ofFolder, this.#pause);
  }

  #believedStamps(folderOf: (key: string) => string): Map<string, FileStamp> {
    const stamps = new Map<string, FileStamp>();
    for (const some of groupBy(this.#stamps, ([key]) => folderOf(key)).values()) {
      const isBelieved = believedTimes(some.map(([, stamp]) => stamp));
      for (const [key, stamp] of some) if (isBelieved(stamp)) stamps.set(key, stamp);
    }
    return stamps;
  }

  #isWorthWriting(stamps: ReadonlyMap<string, FileStamp>, count: number): boolean {
    let lacking = 0;
    for (const [key, stamp] of stamps) if (this.#cached.get(key) !== stamp) lacking++;
    for (const key of this.#cached.keys()) if (!stamps.has(key)) lacking++;
    return lacking > 0 && lacking >= WORTH_WRITING * count;
  }
}
