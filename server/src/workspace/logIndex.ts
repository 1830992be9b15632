import { isLogName } from '../protocol/logFiles';
import { messageOf } from '../text/messageOf';
import { type FileStamp, sameStamp } from './cache/fileStamp';
import type { PackedLog } from './cache/recordPack';
import { RememberedLogs } from './cache/rememberedLogs';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { listedLogs } from './listedLogs';
import { LogFiles, type ReadLog } from './logFiles';
import { type LogIndexOptions, MAX_FILES } from './logIndexOptions';
import { isLogPlace } from './logPlace';
import type { FailedLog, LogReader } from './logReader';
import type { LogRecord } from './logRecord';
import { readInBatches } from './readInBatches';
import { Readings } from './readings';
import { unreadableReason } from './scanLogs';
import { SharedNames } from './sharedNames';
import { TimeSlice } from './timeSlice';
import { fileNameOf, folderOfLog, innermostFolder, isUnderOneOf, uriKey } from './uri';
import type { UnreadableLog } from './workspace';

/** How often `reread` reads a file again when it changes while it is being read. */
const MAX_REREADS = 5;

/** The number of files that are read concurrently. */
const CONCURRENCY = 8;

/**
 * The records of all logs in the workspace folders, as their files were last read. The index reads in the background, in short
 * turns. A query returns what is known so far. A file that can't be read, is not UTF-8 or is too large is logged and left out.
 */
export class LogIndex {
  readonly #options: LogIndexOptions;
  readonly #fileSystem: FileSystem;
  readonly #remembered: RememberedLogs;
  readonly #records = new Map<string, LogRecord>();
  readonly #names = new SharedNames();
  readonly #unreadable = new Map<string, UnreadableLog>();
  readonly #pending = new Map<string, string>();
  readonly #readings = new Readings();
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
  #workers = 0;
  #total = 0;
  #done = 0;
  /** The readers share the event loop, so they share one time slice. */
  readonly #slice = new TimeSlice();
  readonly #pause = () => this.#slice.pauseWhenDue();
  readonly #files: LogFiles;
  #whenIdle: (() => void)[] = [];

  constructor(options: LogIndexOptions) {
    const { fileSystem, cache } = options;
    this.#options = options;
    this.#fileSystem = fileSystem;
    this.#remembered = new RememberedLogs(fileSystem, cache, this.#pause);
    this.#files = new LogFiles(this.#remembered, this.#names.share, this.#pause);
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
    return !this.#isListing && this.#pending.size === 0 && this.#readings.areNone;
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
    this.#readings.clear();
    this.#reader?.close();
    this.#names.clear();
    // Workers that still wait for a file of the former folders, perhaps forever, must not block the reading of the new ones.
    this.#workers = 0;
    for (const found of [this.#records, this.#unreadable]) {
      for (const key of found.keys()) {
        if (this.#folderKeys.some(folder => key.startsWith(folder))) continue;
        this.#forget(key, found);
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
      this.#options.log(`New folders can't be listed: ${messageOf(error)}`);
    }
  }

  /**
   * The logs, by `uriKey`, among some that need not be read again: their sizes and times say that they are as they were read. They are
   * looked at now. None, where these are not known.
   */
  async unchanged(uris: readonly string[]): Promise<ReadonlySet<string>> {
    const same = new Set<string>();
    if (!this.#remembered.areStampsCertain) return same;
    const known = uris.map(uri => [uriKey(uri), uri] as const).filter(([key]) => this.#records.has(key));
    for await (const { key, stamp } of this.#remembered.lookAt(known, this.#folders)) {
      const isReported = this.#pending.has(key) || this.#readings.has(key);
      if (!isReported && this.#remembered.isSame(key, stamp)) same.add(key);
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
      this.#options.onRecord?.(key);
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
        this.#options.log(`The workspace's logs can't be listed: ${messageOf(error)}`);
      return [];
    });
    const remembered = this.#remembered;
    const reading = remembered.isOn ? remembered.read(this.#folders, this.#names.share) : undefined;
    const [found, cached] = await Promise.all([finding, reading]);
    const { logs: listed, count } = await listedLogs(found, key => this.#isFound(key), this.#pause);
    if (generation !== this.#folderGeneration) return;
    if (count > MAX_FILES) {
      this.#options.log(`Of ${count} logs in the workspace, ${MAX_FILES} are read.`);
      this.#options.onTooMany?.(count);
    }
    for (const [key, { uri }] of this.#records) {
      if (listed.has(key)) continue;
      // The file was created after its folder was listed, or it has been deleted.
      if (this.#readSinceListing.has(key)) this.#enqueue(uri);
      else this.#forget(key, this.#records);
    }
    for (const key of this.#unreadable.keys()) if (!listed.has(key)) this.#unreadable.delete(key);
    const reader = this.#fileSystem.openReader?.(listed.size);
    this.#reader = reader;
    try {
      const unknown = cached === undefined ? listed : await this.#takeKnown(listed, cached, generation);
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

  /** Reads many logs, by `uriKey`, with a reader. If it fails, those that it has not read are read one by one. */
  async #readMany(logs: ReadonlyMap<string, string>, reader: LogReader, generation: number): Promise<void> {
    const reading = this.#readings.begin(logs.keys());
    this.#total += logs.size;
    const take = async (uri: string, read: ReadLog | FailedLog) => {
      await this.#pause();
      if (generation !== this.#folderGeneration) return;
      const key = uriKey(uri);
      if (this.#readings.end(key, reading))
        this.#put(uri, key, 'message' in read ? this.#leaveOut(read) : read);
      this.#advance();
    };
    try {
      const folderOf = (uri: string) => folderOfLog(uri, this.#folders);
      await readInBatches(reader, logs.values(), folderOf, this.#names.share, take);
    } catch (error) {
      if (generation !== this.#folderGeneration) return;
      this.#options.log(
        `Logs are read one by one from here on, because reading many at once failed: ${messageOf(error)}`,
      );
      for (const [key, uri] of logs) {
        if (!this.#readings.end(key, reading)) continue;
        this.#total--;
        this.#enqueue(uri);
      }
      this.#work();
    }
    this.#settle();
  }

  /**
   * Takes the records of the files that are still as they were when they were read.
   *
   * @param logs by `uriKey`
   * @returns the others
   */
  async #takeKnown(
    logs: ReadonlyMap<string, string>,
    cached: Map<string, PackedLog>,
    generation: number,
  ): Promise<ReadonlyMap<string, string>> {
    const unknown = new Map<string, string>();
    this.#total += logs.size;
    for await (const { key, uri, stamp } of this.#remembered.stampsOf(logs, this.#folders, this.#reader)) {
      if (generation !== this.#folderGeneration) return unknown;
      if (this.#remembered.isSame(key, stamp)) this.#done++;
      else if (this.#take(key, stamp, cached.get(key))) {
        this.#advance();
        await this.#pause();
      } else {
        this.#total--;
        unknown.set(key, uri);
      }
    }
    return unknown;
  }

  /** Takes a record of the cache, if its file is as it was. A file that was reported meanwhile is read. */
  #take(key: string, stamp: FileStamp | undefined, cached: PackedLog | undefined): boolean {
    if (stamp === undefined || cached === undefined || !sameStamp(stamp, cached.stamp)) return false;
    if (this.#pending.has(key) || this.#readings.has(key) || this.#readSinceListing.has(key)) return false;
    this.#records.set(key, cached.record);
    this.#remembered.set(key, cached.stamp);
    this.#unreadable.delete(key);
    this.#generation++;
    this.#options.onRecord?.(key);
    return true;
  }

  #forget(key: string, found: Map<string, unknown>): void {
    found.delete(key);
    this.#remembered.delete(key);
    this.#options.onRecord?.(key);
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
      this.#advance();
    }
  }

  /** A log that counts in the total is known. */
  #advance(): void {
    this.#done++;
    this.#options.onProgress?.({ total: this.#total, done: this.#done });
  }

  /**
   * Reads a file. Returns whether the result counts: a result for former folders, or one older than another of the same file,
   * does not.
   */
  async #readOne(uri: string): Promise<boolean> {
    const key = uriKey(uri);
    const reading = this.#readings.begin([key]);
    const read = await this.#read(uri, key);
    if (!this.#readings.end(key, reading)) return false;
    this.#put(uri, key, read);
    return true;
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
      this.#options.onRecord?.(key);
    }
  }

  async #read(uri: string, key: string): Promise<ReadLog> {
    try {
      const folder = innermostFolder(uri, this.#folders);
      if (folder === undefined) throw new OutsideFolder();
      return await this.#files.read(uri, folder, () => this.#records.get(key));
    } catch (error) {
      return this.#leaveOut({ uri, reason: unreadableReason(error), message: messageOf(error) });
    }
  }

  #leaveOut({ uri, reason, message }: FailedLog): ReadLog {
    this.#options.log(`${uri} is left out of the index: ${message}`);
    return { reason };
  }

  #settle(): void {
    if (!this.isIdle) return;
    this.#total = 0;
    this.#done = 0;
    this.#options.onProgress?.({ total: 0, done: 0 });
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
