import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import { detach } from '../text/detach';
import { messageOf } from '../text/messageOf';
import { Utf8Decoder } from '../text/utf8';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { Fingerprint } from './fingerprint';
import type { LogRecord } from './logRecord';
import { LogScanner } from './logScanner';
import { nextTurn } from './nextTurn';
import { fileNameOf, innermostFolder, isUnder, isUnderOneOf, uriKey } from './uri';

// Of every host that a server runs in, and of no language library that this layer is compiled with.
declare const performance: { now(): number };

/** A larger file is not read; the largest real log has 0.2 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Of more logs than this, those found first are read. */
export const MAX_FILES = 20_000;

/** So often a file that is needed as it is is read once more, as it changes while it is read. */
const MAX_REREADS = 5;

/** How many files are read at once. */
const CONCURRENCY = 8;

/** What is decoded and scanned in one go: some 0.3 ms, and ten times that in the first moments of a process. */
const CHUNK_BYTES = 16 * 1024;

/**
 * After so long the event loop gets its turn, in milliseconds. A request needs some ten turns until its answer of half a
 * megabyte is written, and waits for so long in each of them.
 */
const SLICE = 1;

/** How far the reading has come. */
export interface IndexProgress {
  /** How many logs were found, or are being read again. */
  readonly total: number;
  readonly done: number;
}

export interface LogIndexOptions {
  readonly fileSystem: FileSystem;
  /** Told of everything that is left out, and why. */
  readonly log: (message: string) => void;
  /** Told of each log that was read, and of the end of the reading. */
  readonly onProgress?: (progress: IndexProgress) => void;
}

/**
 * The records of all logs in the workspace folders, as their files were last read. It reads in the background, in short turns;
 * whoever asks gets what is known by then. What can't be read (or is no UTF-8, or is too large) is logged and left out.
 */
export class LogIndex {
  readonly #fileSystem: FileSystem;
  readonly #log: (message: string) => void;
  readonly #onProgress: (progress: IndexProgress) => void;
  readonly #records = new Map<string, LogRecord>();
  /** Of what each record was made: a file that is read again and is the same keeps its record, and all that follows from it. */
  readonly #fingerprints = new WeakMap<LogRecord, string>();
  readonly #pending = new Map<string, string>();
  readonly #reading = new Map<string, number>();
  #folders: readonly string[] = [];
  #isListing = false;
  /** The keys of what was read while the folders were being listed, as it had changed. */
  readonly #readSinceListing = new Set<string>();
  #generation = 0;
  /** Counts up with the folders, so that an answer about former ones is dropped. */
  #folderGeneration = 0;
  #readings = 0;
  #workers = 0;
  #total = 0;
  #done = 0;
  #sliceStart = 0;
  /** Resolves with the turn of the last reader that waits for one. */
  #turn: Promise<void> = Promise.resolve();
  #whenIdle: (() => void)[] = [];

  constructor({ fileSystem, log, onProgress = () => {} }: LogIndexOptions) {
    this.#fileSystem = fileSystem;
    this.#log = log;
    this.#onProgress = onProgress;
  }

  /** The records by `uriKey`. */
  get records(): ReadonlyMap<string, LogRecord> {
    return this.#records;
  }

  /** Counts up with every change of a record. */
  get generation(): number {
    return this.#generation;
  }

  /** Whether nothing is being listed or read: the records are those of the files, as far as anybody told of their changes. */
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
    // Those that wait for a file of former folders, perhaps forever, keep nobody from reading those of the new ones.
    this.#workers = 0;
    for (const [key, { uri }] of this.#records) {
      if (!folders.some(folder => isUnder(uri, folder))) this.#records.delete(key);
    }
    this.#generation++;
    this.#total = 0;
    this.#done = 0;
    void this.#list();
  }

  /** A file has changed, come or gone: it is read again. Nothing happens for a file that is no log of the folders. */
  invalidate(uri: string): void {
    if (!isLogName(fileNameOf(uri)) || !this.#isFound(uri)) return;
    this.#enqueue(uri);
    this.#work();
  }

  /**
   * Some things came or went that may have been folders: clients tell of a folder that is moved or deleted, and not of what is in it.
   * The logs that were there are read again, which finds them gone, and those that are there now are looked for.
   */
  async invalidateFolders(uris: readonly string[]): Promise<void> {
    const generation = this.#folderGeneration;
    // Most that comes and goes is Git's.
    const places = uris.filter(uri => this.#isFound(`${uri}/`));
    if (places.length === 0) return;
    const keys = new Set(places.map(uriKey));
    for (const { uri } of this.#records.values()) if (isUnderOneOf(uri, keys)) this.#enqueue(uri);
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
   * Reads a log once more and at once, for what must agree with the file as it is now.
   *
   * @returns the record; `undefined` for a log that is gone or can't be read
   */
  async reread(uri: string): Promise<LogRecord | undefined> {
    // It may change, and be read for that, while it is being read: what is known then is older than the file.
    for (let tries = 0; tries < MAX_REREADS && !(await this.#readOne(uri)); tries++);
    this.#settle();
    return this.#records.get(uriKey(uri));
  }

  /** Takes over records that were made elsewhere, wherever their logs lie. Called while nothing is being read. */
  add(records: Iterable<LogRecord>): void {
    for (const record of records) this.#records.set(uriKey(record.uri), record);
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
      // It came after its folder was listed, or it is gone.
      if (this.#readSinceListing.has(key)) this.#enqueue(uri);
      else this.#records.delete(key);
    }
    this.#readSinceListing.clear();
    for (const uri of listed) this.#enqueue(uri);
    this.#work();
    this.#settle();
  }

  /** Whether a file lies in one of the folders, and in none below it that doesn't count. */
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

  /** Reads a file. Returns whether that counts: an older reading of the same file, or of former folders, no longer does. */
  async #readOne(uri: string): Promise<boolean> {
    const key = uriKey(uri);
    const reading = ++this.#readings;
    this.#reading.set(key, reading);
    const record = await this.#read(uri);
    if (this.#reading.get(key) !== reading) return false;
    this.#reading.delete(key);
    if (this.#isListing) this.#readSinceListing.add(key);
    if (record !== undefined && record === this.#records.get(key)) return true;
    const wasKnown = this.#records.delete(key);
    // It may be asked for again by who has known it from a folder that is none any more.
    if (record !== undefined && this.#isFound(uri)) this.#records.set(key, record);
    if (record !== undefined || wasKnown) this.#generation++;
    return true;
  }

  async #read(uri: string): Promise<LogRecord | undefined> {
    try {
      const folder = innermostFolder(uri, this.#folders);
      if (folder === undefined) throw new OutsideFolder();
      const bytes = await this.#fileSystem.readFile(uri, folder);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new Error(`it has ${bytes.length} bytes, more than ${MAX_FILE_BYTES}`);
      }
      const fingerprint = await this.#fingerprintOf(bytes);
      const known = this.#records.get(uriKey(uri));
      if (known !== undefined && this.#fingerprints.get(known) === fingerprint) return known;
      const record = await this.#scan(uri, bytes);
      this.#fingerprints.set(record, fingerprint);
      return record;
    } catch (error) {
      this.#log(`${uri} is left out of the index: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #fingerprintOf(bytes: Uint8Array): Promise<string> {
    const fingerprint = new Fingerprint();
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#yieldWhenDue();
      fingerprint.add(bytes.subarray(start, start + CHUNK_BYTES));
    }
    return fingerprint.toString();
  }

  async #scan(uri: string, bytes: Uint8Array): Promise<LogRecord> {
    const decoder = new Utf8Decoder();
    const scanner = new LogScanner(uri, fileNameOf(uri), detach);
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#yieldWhenDue();
      scanner.add(decoder.add(bytes.subarray(start, start + CHUNK_BYTES)));
    }
    scanner.add(decoder.finish());
    return scanner.finish();
  }

  /** Scanning is the work of all readers together, as they share the event loop. */
  async #yieldWhenDue(): Promise<void> {
    const time = performance.now();
    if (this.#sliceStart === 0) this.#sliceStart = time;
    if (time - this.#sliceStart < SLICE) return;
    // One after the other: eight readers would go on in one turn.
    this.#turn = this.#turn.then(nextTurn);
    await this.#turn;
    this.#sliceStart = performance.now();
  }

  #settle(): void {
    if (!this.isIdle) return;
    this.#total = 0;
    this.#done = 0;
    this.#onProgress({ total: 0, done: 0 });
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

/** Whether a file lies in a folder, and in none below it that doesn't count. */
function isFoundIn(uri: string, folder: string): boolean {
  if (!isUnder(uri, folder)) return false;
  const path = uriKey(uri).slice(uriKey(folder).replace(/\/$/, '').length + 1);
  return !path.split('/').slice(0, -1).some(isSkippedFolder);
}
