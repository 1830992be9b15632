import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import { detach } from '../text/detach';
import { messageOf } from '../text/messageOf';
import { NotUtf8, Utf8Decoder } from '../text/utf8';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { Fingerprint } from './fingerprint';
import type { LogRecord } from './logRecord';
import { LogScanner } from './logScanner';
import { SharedNames } from './sharedNames';
import { TimeSlice } from './timeSlice';
import { fileNameOf, innermostFolder, isUnder, isUnderOneOf, uriKey } from './uri';
import type { UnreadableLog } from './workspace';

/** Larger files are not read; the largest real log has 0.2 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** The maximum number of logs; further logs are not read. */
export const MAX_FILES = 20_000;

/** How often `reread` reads a file again when it changes while it is being read. */
const MAX_REREADS = 5;

/** The number of files that are read concurrently. */
const CONCURRENCY = 8;

/**
 * The bytes that are decoded and scanned in one step. A step takes about 0.3 ms, and ten times that just after the process has
 * started.
 */
const CHUNK_BYTES = 16 * 1024;

/** The progress of reading the logs. */
export interface IndexProgress {
  /** The number of logs that were found or must be read again. */
  readonly total: number;
  readonly done: number;
}

export interface LogIndexOptions {
  readonly fileSystem: FileSystem;
  /** Called with a message for each file that is left out; the message gives the reason. */
  readonly log: (message: string) => void;
  /** Called after each log is read, and once when all are. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Called when the record of a log comes, changes or goes, with the `uriKey` of the log. */
  readonly onRecord?: (key: string) => void;
}

/**
 * The records of all logs in the workspace folders, as their files were last read. The index reads in the background, in short
 * turns. A query returns what is known so far. A file that can't be read, is not UTF-8 or is too large is logged and left out.
 */
export class LogIndex {
  readonly #fileSystem: FileSystem;
  readonly #log: (message: string) => void;
  readonly #onProgress: (progress: IndexProgress) => void;
  readonly #onRecord: (key: string) => void;
  readonly #records = new Map<string, LogRecord>();
  readonly #names = new SharedNames();
  /**
   * The fingerprint of the file that each record was made from. A file that is read again unchanged keeps its record, and
   * everything derived from the record.
   */
  readonly #fingerprints = new WeakMap<LogRecord, string>();
  readonly #unreadable = new Map<string, UnreadableLog>();
  readonly #pending = new Map<string, string>();
  readonly #reading = new Map<string, number>();
  #folders: readonly string[] = [];
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
  #whenIdle: (() => void)[] = [];

  constructor({ fileSystem, log, onProgress = () => {}, onRecord = () => {} }: LogIndexOptions) {
    this.#fileSystem = fileSystem;
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
    this.#folderGeneration++;
    this.#pending.clear();
    this.#reading.clear();
    this.#names.clear();
    // Workers that still wait for a file of the former folders, perhaps forever, must not block the reading of the new ones.
    this.#workers = 0;
    for (const found of [this.#records, this.#unreadable]) {
      for (const [key, { uri }] of found) {
        if (folders.some(folder => isUnder(uri, folder))) continue;
        found.delete(key);
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
    if (!isLogName(fileNameOf(uri)) || !this.#isFound(uri)) return;
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
    const places = uris.filter(uri => this.#isFound(`${uri}/`));
    if (places.length === 0) return;
    const keys = new Set(places.map(uriKey));
    for (const found of [this.#records, this.#unreadable])
      for (const { uri } of found.values()) if (isUnderOneOf(uri, keys)) this.#enqueue(uri);
    this.#work();
    try {
      const found = await this.#fileSystem.findLogs(places, false);
      if (generation !== this.#folderGeneration) return;
      for (const uri of found) if (this.#isFound(uri)) this.#enqueue(uri);
      this.#work();
    } catch (error) {
      this.#log(`New folders can't be listed: ${messageOf(error)}`);
    }
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

  async #list(): Promise<void> {
    const generation = this.#folderGeneration;
    this.#isListing = true;
    this.#readSinceListing.clear();
    let uris: readonly string[] = [];
    try {
      uris = await this.#fileSystem.findLogs(this.#folders, true);
    } catch (error) {
      if (generation === this.#folderGeneration) {
        this.#log(`The workspace's logs can't be listed: ${messageOf(error)}`);
      }
    }
    if (generation !== this.#folderGeneration) return;
    uris = uris.filter(uri => this.#isFound(uri));
    this.#isListing = false;
    if (uris.length > MAX_FILES) {
      this.#log(`Of ${uris.length} logs in the workspace, ${MAX_FILES} are read.`);
    }
    const listed = uris.slice(0, MAX_FILES);
    const there = new Set(listed.map(uriKey));
    for (const [key, { uri }] of this.#records) {
      if (there.has(key)) continue;
      // The file was created after its folder was listed, or it has been deleted.
      if (this.#readSinceListing.has(key)) this.#enqueue(uri);
      else {
        this.#records.delete(key);
        this.#onRecord(key);
      }
    }
    for (const key of this.#unreadable.keys()) if (!there.has(key)) this.#unreadable.delete(key);
    this.#readSinceListing.clear();
    for (const uri of listed) this.#enqueue(uri);
    this.#work();
    this.#settle();
  }

  /** Whether a file lies in one of the folders, and not in a skipped folder below it. */
  #isFound(uri: string): boolean {
    return this.#folders.some(folder => isFoundIn(uri, folder));
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
    const { record, reason } = await this.#read(uri);
    if (this.#reading.get(key) !== reading) return false;
    this.#reading.delete(key);
    if (reason === undefined || !this.#isFound(uri)) this.#unreadable.delete(key);
    else this.#unreadable.set(key, { uri, reason });
    if (this.#isListing) this.#readSinceListing.add(key);
    if (record !== undefined && record === this.#records.get(key)) return true;
    const wasKnown = this.#records.delete(key);
    // A client may still request a file of a folder that has since been removed.
    if (record !== undefined && this.#isFound(uri)) this.#records.set(key, record);
    if (record !== undefined || wasKnown) {
      this.#generation++;
      this.#onRecord(key);
    }
    return true;
  }

  async #read(uri: string): Promise<{ record?: LogRecord; reason?: UnreadableLog['reason'] }> {
    let reason: UnreadableLog['reason'] | undefined;
    try {
      const folder = innermostFolder(uri, this.#folders);
      if (folder === undefined) throw new OutsideFolder();
      const bytes = await this.#fileSystem.readFile(uri, folder);
      if (bytes.length > MAX_FILE_BYTES) {
        reason = 'size';
        throw new Error(`it has ${bytes.length} bytes, more than ${MAX_FILE_BYTES}`);
      }
      const fingerprint = await this.#fingerprintOf(bytes);
      const known = this.#records.get(uriKey(uri));
      if (known !== undefined && this.#fingerprints.get(known) === fingerprint) return { record: known };
      const record = await this.#scan(uri, bytes);
      this.#fingerprints.set(record, fingerprint);
      return { record };
    } catch (error) {
      this.#log(`${uri} is left out of the index: ${messageOf(error)}`);
      return { reason: error instanceof NotUtf8 ? 'encoding' : reason };
    }
  }

  async #fingerprintOf(bytes: Uint8Array): Promise<string> {
    const fingerprint = new Fingerprint();
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#slice.pauseWhenDue();
      fingerprint.add(bytes.subarray(start, start + CHUNK_BYTES));
    }
    return fingerprint.toString();
  }

  async #scan(uri: string, bytes: Uint8Array): Promise<LogRecord> {
    const decoder = new Utf8Decoder();
    const scanner = new LogScanner(uri, fileNameOf(uri), detach, this.#names.share);
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#slice.pauseWhenDue();
      scanner.add(decoder.add(bytes.subarray(start, start + CHUNK_BYTES)));
    }
    scanner.add(decoder.finish());
    return scanner.finish();
  }

  #settle(): void {
    if (!this.isIdle) return;
    this.#total = 0;
    this.#done = 0;
    this.#onProgress({ total: 0, done: 0 });
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

/** Whether a file lies in a folder, and not in a skipped folder below it. */
function isFoundIn(uri: string, folder: string): boolean {
  if (!isUnder(uri, folder)) return false;
  const path = uriKey(uri).slice(uriKey(folder).replace(/\/$/, '').length + 1);
  return !path.split('/').slice(0, -1).some(isSkippedFolder);
}
