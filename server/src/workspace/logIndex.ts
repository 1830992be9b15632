import { isLogName } from '../protocol/logFiles';
import { ByteSlabs } from '../text/byteSlabs';
import { messageOf } from '../text/messageOf';
import { type FileStamp, isCertain, sameStamp } from './cache/fileStamp';
import type { LogCache } from './cache/logCache';
import { type PackedLog, RecordPackReader } from './cache/recordPack';
import { RememberedLogs } from './cache/rememberedLogs';
import { type FileSystem, MAX_FILE_BYTES, OutsideFolder, TooLarge } from './fileSystem';
import { isLogPlace } from './logPlace';
import type { FailedLog, LogReader, ReadLogs } from './logReader';
import type { LogRecord } from './logRecord';
import { readInBatches } from './readInBatches';
import { fingerprintOf, scanFile } from './scanFile';
import { unreadableReason } from './scanLogs';
import { SharedNames } from './sharedNames';
import { TimeSlice } from './timeSlice';
import { fileNameOf, folderOfLog, innermostFolder, isUnderOneOf, uriKey } from './uri';
import type { UnreadableLog } from './workspace';

/** The maximum number of logs; further logs are not read. The user is told so. With as many, the index takes about 1.2 GB. */
export const MAX_FILES = 100_000;

/** How often `reread` reads a file again when it changes while it is being read. */
const MAX_REREADS = 5;

/** The number of files whose stamps are requested at once. */
const STAMPS = 500;

/** The number of files that are read concurrently. */
const CONCURRENCY = 8;

/** The progress of reading the logs. */
export interface IndexProgress {
  /** The number of logs that were found or must be read again. */
  readonly total: number;
  readonly done: number;
}

export interface LogIndexOptions {
  readonly fileSystem: FileSystem;
  /** What was known when the folders were open last, if the file system has stamps. */
  readonly cache?: LogCache | undefined;
  /** Called with a message for each file that is left out; the message gives the reason. */
  readonly log: (message: string) => void;
  /** Called after each log is read, and once when all are. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Called when more logs are found than are read. */
  readonly onTooMany?: (found: number) => void;
  /** Called when the record of a log comes, changes or goes, with the `uriKey` of the log. */
  readonly onRecord?: (key: string) => void;
}

/** What was read of a log. */
interface ReadLog {
  readonly record?: LogRecord;
  readonly reason?: UnreadableLog['reason'] | undefined;
  readonly stamp?: FileStamp | undefined;
}

/**
 * The records of all logs in the workspace folders, as their files were last read. The index reads in the background, in short
 * turns. A query returns what is known so far. A file that can't be read, is not UTF-8 or is too large is logged and left out.
 */
export class LogIndex {
  readonly #fileSystem: FileSystem;
  readonly #remembered: RememberedLogs;
  readonly #log: (message: string) => void;
  readonly #onProgress: (progress: IndexProgress) => void;
  readonly #onTooMany: (found: number) => void;
  readonly #onRecord: (key: string) => void;
  readonly #records = new Map<string, LogRecord>();
  readonly #names = new SharedNames();
  readonly #slabs = new ByteSlabs();
  /**
   * The fingerprint of the file that each record was made from. A file that is read again unchanged keeps its record, and
   * everything derived from the record.
   */
  readonly #fingerprints = new WeakMap<LogRecord, string>();
  readonly #unreadable = new Map<string, UnreadableLog>();
  readonly #pending = new Map<string, string>();
  readonly #reading = new Map<string, number>();
  /** Reads the logs of the folders, if there are many. */
  #reader: LogReader | undefined;
  #folders: readonly string[] = [];
  /** Their `uriKey`s, each with a slash at the end. */
  #folderKeys: readonly string[] = [];
  #isListing = false;
  /** The keys of changed files that were read while the folders were being listed. */
  readonly #readSinceListing = new Set<string>();
  #generation = 0;
  /** Increases when the folders change, so that results for the former folders are dropped. */
  #folderGeneration = 0;
  #readings = 0;
  #workers = 0;
  #total = 0;
  #done = 0;
  /** The readers share the event loop, so they share one time slice. */
  readonly #slice = new TimeSlice();
  readonly #pause = () => this.#slice.pauseWhenDue();
  #whenIdle: (() => void)[] = [];

  constructor({
    fileSystem,
    cache,
    log,
    onProgress = () => {},
    onTooMany = () => {},
    onRecord = () => {},
  }: LogIndexOptions) {
    this.#onTooMany = onTooMany;
    this.#fileSystem = fileSystem;
    this.#remembered = new RememberedLogs(fileSystem, cache, this.#pause);
    this.#log = log;
    this.#onProgress = onProgress;
    this.#onRecord = onRecord;
  }

  /** The records by `uriKey`. */
  get records(): ReadonlyMap<string, LogRecord> {
    return this.#records;
  }

  /** The logs that exist and have no record. */
  get unreadable(): Iterable<UnreadableLog> {
    return this.#unreadable.values();
  }

  /** Increases with every change of a record. */
  get generation(): number {
    return this.#generation;
  }

  /** Whether nothing is being listed or read. The records then agree with the files, as far as changes have been reported. */
  get isIdle(): boolean {
    return !this.#isListing && this.#pending.size === 0 && this.#reading.size === 0;
  }

  /** Resolves once nothing is being read. */
  whenIdle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise(resolve => this.#whenIdle.push(resolve));
  }

  /** Reads the logs under these folders, given as URIs, and forgets all others. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#folderKeys = folders.map(folder => `${uriKey(folder).replace(/\/$/, '')}/`);
    this.#folderGeneration++;
    this.#pending.clear();
    this.#reading.clear();
    this.#reader?.close();
    this.#names.clear();
    // Workers that still wait for a file of the former folders, perhaps forever, must not block the reading of the new ones.
    this.#workers = 0;
    for (const found of [this.#records, this.#unreadable]) {
      for (const key of found.keys()) {
        if (this.#folderKeys.some(folder => key.startsWith(folder))) continue;
        found.delete(key);
        this.#remembered.delete(key);
        this.#onRecord(key);
      }
    }
    this.#generation++;
    this.#total = 0;
    this.#done = 0;
    void this.#list();
  }

  /** A file was changed, created or deleted: reads it again. Ignores a file that is not a log in the folders. */
  invalidate(uri: string): void {
    if (!isLogName(fileNameOf(uri)) || !this.#isFound(uriKey(uri))) return;
    this.#enqueue(uri);
    this.#work();
  }

  /**
   * Paths were created or deleted that may have been folders. Clients report a folder that is moved or deleted, but not the
   * files in it. Reads the logs that were there again, which finds them deleted, and looks for the logs that are there now.
   */
  async invalidateFolders(uris: readonly string[]): Promise<void> {
    const generation = this.#folderGeneration;
    // Most such paths are Git's.
    const places = uris.filter(uri => this.#isFound(uriKey(`${uri}/`)));
    if (places.length === 0) return;
    const keys = new Set(places.map(uriKey));
    for (const found of [this.#records, this.#unreadable])
      for (const { uri } of found.values()) if (isUnderOneOf(uri, keys)) this.#enqueue(uri);
    this.#work();
    try {
      const found = await this.#fileSystem.findLogs(places, false);
      if (generation !== this.#folderGeneration) return;
      for (const uri of found) if (this.#isFound(uriKey(uri))) this.#enqueue(uri);
      this.#work();
    } catch (error) {
      this.#log(`New folders can't be listed: ${messageOf(error)}`);
    }
  }

  /**
   * The logs, by `uriKey`, among some that need not be read again: their sizes and times say that they are as they were read. They are
   * looked at now. None, where these are not known.
   */
  async unchanged(uris: readonly string[]): Promise<ReadonlySet<string>> {
    const same = new Set<string>();
    const known = this.#remembered.isOn ? uris.filter(uri => this.#records.has(uriKey(uri))) : [];
    for (let start = 0; start < known.length; start += STAMPS) {
      const some = known.slice(start, start + STAMPS);
      const stamps = await this.#remembered.stampsOf(some, this.#folders);
      for (const [i, uri] of some.entries()) {
        const key = uriKey(uri);
        if (this.#pending.has(key) || this.#reading.has(key)) continue;
        if (this.#remembered.isSame(key, stamps[i])) same.add(key);
      }
    }
    return same;
  }

  /**
   * Reads a log again, at once, for callers whose result must agree with the file as it is now.
   *
   * @returns the record; `undefined` for a log that does not exist or can't be read
   */
  async reread(uri: string): Promise<LogRecord | undefined> {
    // The file may change, and be read again, while it is being read. This result is then older than the file.
    for (let tries = 0; tries < MAX_REREADS && !(await this.#readOne(uri)); tries++);
    this.#settle();
    return this.#records.get(uriKey(uri));
  }

  /** Adds records that were made elsewhere, wherever their logs are. Call it while nothing is being read. */
  add(records: Iterable<LogRecord>): void {
    for (const record of records) {
      const key = uriKey(record.uri);
      this.#records.set(key, record);
      this.#onRecord(key);
    }
    this.#generation++;
  }

  /** Writes what is known into the cache, if it lacks much of it. Nothing is written while logs are being read. */
  async saveCache(): Promise<void> {
    if (this.isIdle) await this.#remembered.save(this.#records, this.#folders);
  }

  async #list(): Promise<void> {
    const generation = this.#folderGeneration;
    this.#isListing = true;
    this.#readSinceListing.clear();
    const finding = this.#fileSystem.findLogs(this.#folders, true).catch((error: unknown) => {
      if (generation === this.#folderGeneration)
        this.#log(`The workspace's logs can't be listed: ${messageOf(error)}`);
      return [];
    });
    const remembered = this.#remembered;
    const reading = remembered.isOn ? remembered.read(this.#folders, this.#names.share) : undefined;
    const [found, cached] = await Promise.all([finding, reading]);
    const listed = await this.#listed(found);
    if (generation !== this.#folderGeneration) return;
    for (const [key, { uri }] of this.#records) {
      if (listed.has(key)) continue;
      // The file was created after its folder was listed, or it has been deleted.
      if (this.#readSinceListing.has(key)) this.#enqueue(uri);
      else {
        this.#records.delete(key);
        this.#remembered.delete(key);
        this.#onRecord(key);
      }
    }
    for (const key of this.#unreadable.keys()) if (!listed.has(key)) this.#unreadable.delete(key);
    const reader = this.#fileSystem.openReader?.(listed.size);
    this.#reader = reader;
    try {
      const unknown = cached === undefined ? listed : await this.#takeKnown([...listed], cached, generation);
      if (generation !== this.#folderGeneration) return;
      const reading = reader && this.#readMany(unknown, reader, generation);
      if (reader === undefined) for (const uri of unknown.values()) this.#enqueue(uri);
      this.#isListing = false;
      this.#readSinceListing.clear();
      this.#work();
      this.#settle();
      await reading;
    } finally {
      reader?.close();
    }
  }

  /** The logs among some files, by `uriKey`: as many as are read. */
  async #listed(found: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const listed = new Map<string, string>();
    let count = 0;
    for (const [i, uri] of found.entries()) {
      if (i % STAMPS === 0) await this.#pause();
      const key = uriKey(uri);
      if (this.#isFound(key) && ++count <= MAX_FILES) listed.set(key, uri);
    }
    if (count > MAX_FILES) {
      this.#log(`Of ${count} logs in the workspace, ${MAX_FILES} are read.`);
      this.#onTooMany(count);
    }
    return listed;
  }

  /** Reads many logs, by `uriKey`, with a reader. If it fails, those that it has not read are read one by one. */
  async #readMany(logs: ReadonlyMap<string, string>, reader: LogReader, generation: number): Promise<void> {
    const reading = ++this.#readings;
    for (const key of logs.keys()) this.#reading.set(key, reading);
    this.#total += logs.size;
    try {
      const take = (read: ReadLogs) => this.#takeRead(read, reading, generation);
      await readInBatches(reader, logs.values(), uri => folderOfLog(uri, this.#folders), take);
    } catch (error) {
      if (generation !== this.#folderGeneration) return;
      this.#log(
        `Logs are read one by one from here on, because reading many at once failed: ${messageOf(error)}`,
      );
      for (const [key, uri] of logs) {
        if (!this.#settleReading(key, reading)) continue;
        this.#total--;
        this.#enqueue(uri);
      }
      this.#work();
    }
    this.#settle();
  }

  /** Takes what a reader has read, in turns. */
  async #takeRead({ pack, failed, now }: ReadLogs, reading: number, generation: number): Promise<void> {
    const reader = new RecordPackReader(pack, this.#names.share);
    for (let i = 0; i < reader.count + failed.length; i++) {
      await this.#pause();
      if (generation !== this.#folderGeneration) return;
      if (i < reader.count) {
        const { record, stamp } = reader.next();
        const key = uriKey(record.uri);
        if (this.#settleReading(key, reading))
          this.#put(record.uri, key, { record, stamp: isCertain(stamp, now) ? stamp : undefined });
      } else {
        const { uri, reason, message } = failed[i - reader.count]!;
        const key = uriKey(uri);
        if (this.#settleReading(key, reading)) this.#put(uri, key, this.#leaveOut({ uri, reason, message }));
      }
      this.#done++;
      this.#onProgress({ total: this.#total, done: this.#done });
    }
  }

  /**
   * Takes the records of the files that are still as they were when they were read.
   *
   * @param logs by `uriKey`
   * @returns the others
   */
  async #takeKnown(
    logs: readonly (readonly [key: string, uri: string])[],
    cached: Map<string, PackedLog>,
    generation: number,
  ): Promise<ReadonlyMap<string, string>> {
    const unknown = new Map<string, string>();
    this.#total += logs.length;
    const stampsFrom = (start: number) => {
      const uris = logs.slice(start, start + STAMPS).map(([, uri]) => uri);
      return this.#remembered.stampsOf(uris, this.#folders, this.#reader);
    };
    let next = stampsFrom(0);
    for (let start = 0; start < logs.length; start += STAMPS) {
      const stamps = await next;
      // The next ones are looked at while these are taken.
      next = stampsFrom(start + STAMPS);
      for (const [i, stamp] of stamps.entries()) {
        if (generation !== this.#folderGeneration) return unknown;
        const [key, uri] = logs[start + i]!;
        if (this.#remembered.isSame(key, stamp)) this.#done++;
        else if (this.#take(key, stamp, cached.get(key))) {
          this.#done++;
          this.#onProgress({ total: this.#total, done: this.#done });
          await this.#pause();
        } else {
          this.#total--;
          unknown.set(key, uri);
        }
      }
    }
    return unknown;
  }

  /** Takes a record of the cache, if its file is as it was. A file that was reported meanwhile is read. */
  #take(key: string, stamp: FileStamp | undefined, cached: PackedLog | undefined): boolean {
    if (stamp === undefined || cached === undefined || !sameStamp(stamp, cached.stamp)) return false;
    if (this.#pending.has(key) || this.#reading.has(key) || this.#readSinceListing.has(key)) return false;
    this.#records.set(key, cached.record);
    this.#remembered.set(key, cached.stamp);
    this.#unreadable.delete(key);
    this.#generation++;
    this.#onRecord(key);
    return true;
  }

  /** Whether a file, by its `uriKey`, lies in one of the folders, and not in a skipped folder below it. */
  #isFound(key: string): boolean {
    return this.#folderKeys.some(folder => isLogPlace(key, folder));
  }

  #enqueue(uri: string): void {
    const key = uriKey(uri);
    if (this.#pending.has(key)) return;
    this.#pending.set(key, uri);
    this.#total++;
  }

  #work(): void {
    const generation = this.#folderGeneration;
    while (this.#workers < CONCURRENCY && this.#pending.size > 0) {
      this.#workers++;
      void this.#readPending(generation).finally(() => {
        if (generation !== this.#folderGeneration) return;
        this.#workers--;
        this.#work();
        this.#settle();
      });
    }
  }

  async #readPending(generation: number): Promise<void> {
    for (const [key, uri] of this.#pending) {
      this.#pending.delete(key);
      await this.#readOne(uri);
      if (generation !== this.#folderGeneration) return;
      this.#done++;
      this.#onProgress({ total: this.#total, done: this.#done });
    }
  }

  /**
   * Reads a file. Returns whether the result counts: a result for former folders, or one older than another of the same file,
   * does not.
   */
  async #readOne(uri: string): Promise<boolean> {
    const key = uriKey(uri);
    const reading = ++this.#readings;
    this.#reading.set(key, reading);
    const read = await this.#read(uri);
    if (!this.#settleReading(key, reading)) return false;
    this.#put(uri, key, read);
    return true;
  }

  /** Whether a reading of a file counts: another one that began later has not ended before. */
  #settleReading(key: string, reading: number): boolean {
    return this.#reading.get(key) === reading && this.#reading.delete(key);
  }

  /** Keeps what was read of a file. */
  #put(uri: string, key: string, { record, reason, stamp }: ReadLog): void {
    const isFound = this.#isFound(key);
    if (reason === undefined || !isFound) this.#unreadable.delete(key);
    else this.#unreadable.set(key, { uri, reason });
    if (this.#isListing) this.#readSinceListing.add(key);
    this.#remembered.set(key, isFound ? stamp : undefined);
    if (record !== undefined && record === this.#records.get(key)) return;
    const wasKnown = this.#records.delete(key);
    // A client may still request a file of a folder that has since been removed.
    if (record !== undefined && isFound) this.#records.set(key, record);
    if (record !== undefined || wasKnown) {
      this.#generation++;
      this.#onRecord(key);
    }
  }

  async #read(uri: string): Promise<ReadLog> {
    try {
      const folder = innermostFolder(uri, this.#folders);
      if (folder === undefined) throw new OutsideFolder();
      const { bytes, stamp } = await this.#remembered.readFile(uri, folder);
      if (bytes.length > MAX_FILE_BYTES) throw new TooLarge(bytes.length);
      const fingerprint = await fingerprintOf(bytes, this.#pause);
      const known = this.#records.get(uriKey(uri));
      if (known && this.#fingerprints.get(known) === fingerprint) return { record: known, stamp };
      const record = await scanFile(uri, bytes, this.#names.share, this.#slabs, this.#pause);
      this.#fingerprints.set(record, fingerprint);
      return { record, stamp };
    } catch (error) {
      return this.#leaveOut({ uri, reason: unreadableReason(error), message: messageOf(error) });
    }
  }

  #leaveOut({ uri, reason, message }: FailedLog): ReadLog {
    this.#log(`${uri} is left out of the index: ${message}`);
    return { reason };
  }

  #settle(): void {
    if (!this.isIdle) return;
    this.#total = 0;
    this.#done = 0;
    this.#onProgress({ total: 0, done: 0 });
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
