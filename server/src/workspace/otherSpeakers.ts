import { readHeader } from '../model/header';
import { isBlank, splitLines } from '../model/text';
import { type FileSystem, isLogName } from './fileSystem';

// Of every host that a server runs in, and of no language library that this layer is compiled with.
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean });
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
declare function setTimeout(callback: () => void, milliseconds: number): unknown;

/** A larger file is not scanned; the largest real log has 0.2 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Of more logs than this, those found first are read. */
export const MAX_FILES = 20_000;

/** Once so many names are known, no further log adds any. */
export const MAX_NAMES = 100_000;

/** How many files are read at once. */
const CONCURRENCY = 4;

/** What is decoded and scanned in one go: some 1 ms. */
const CHUNK_BYTES = 64 * 1024;

/** After so long the event loop gets its turn, so that no request waits. In milliseconds. */
const SLICE = 5;

/** What was found in a log. */
interface ScannedLog {
  readonly speakers: ReadonlyMap<string, number>;
  readonly author: string | undefined;
}

/**
 * The speakers of the workspace's logs that are not open. The first question begins the reading, in the background; each answer
 * is what is known by then. Only headers are read, and the author. What can't be read (or is no UTF-8, or is too large) is
 * logged and passed over.
 */
export class OtherSpeakers {
  readonly #fileSystem: FileSystem;
  readonly #log: (message: string) => void;
  readonly #scanned = new Map<string, ScannedLog>();
  readonly #pending = new Set<string>();
  #folders: readonly string[] = [];
  #open: ReadonlySet<string> = new Set();
  #counts: Map<string, number> | undefined;
  #authors: Map<string, number> | undefined;
  #isStarted = false;
  /** Counts up with the folders, so that an answer about former ones is dropped. */
  #generation = 0;
  readonly #lastReading = new Map<string, number>();
  #readings = 0;
  #workers = 0;
  #sliceStart = 0;

  constructor(options: { readonly fileSystem: FileSystem; readonly log: (message: string) => void }) {
    this.#fileSystem = options.fileSystem;
    this.#log = options.log;
  }

  /** The folders whose logs count, as URIs. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#generation++;
    this.#pending.clear();
    this.#lastReading.clear();
    this.#scanned.clear();
    this.#forgetSums();
    if (this.#isStarted) void this.#find();
  }

  /** The logs that are open: they are known better than by their files. A log that is closed counts again as it was last read. */
  setOpen(uris: Iterable<string>): void {
    this.#open = new Set(Array.from(uris, toKey));
    this.#forgetSums();
  }

  /** A file has changed, come or gone: it is read again. */
  invalidate(uri: string): void {
    if (!this.#isStarted || !isLogName(uri) || !this.#folders.some(folder => isUnder(uri, folder))) return;
    this.#pending.add(uri);
    this.#work();
  }

  /** The speakers with the number of their messages, in no order that means anything. Begins the reading. */
  counts(): ReadonlyMap<string, number> {
    this.#start();
    this.#counts ??= this.#sum(({ speakers }) => speakers);
    return this.#counts;
  }

  /** The authors that the front matter names, with the number of logs. Begins the reading. */
  authors(): ReadonlyMap<string, number> {
    this.#start();
    this.#authors ??= this.#sum(({ author }) => (author === undefined ? [] : [[author, 1]]));
    return this.#authors;
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#find();
  }

  #forgetSums(): void {
    this.#counts = undefined;
    this.#authors = undefined;
  }

  #sum(of: (log: ScannedLog) => Iterable<readonly [string, number]>): Map<string, number> {
    const sums = new Map<string, number>();
    for (const [key, log] of this.#scanned) {
      if (this.#open.has(key)) continue;
      for (const [name, count] of of(log)) {
        const sum = sums.get(name);
        if (sum !== undefined) sums.set(name, sum + count);
        else if (sums.size < MAX_NAMES) sums.set(name, count);
      }
    }
    return sums;
  }

  async #find(): Promise<void> {
    const generation = this.#generation;
    try {
      const uris = await this.#fileSystem.findLogs(this.#folders);
      if (generation !== this.#generation) return;
      if (uris.length > MAX_FILES) {
        this.#log(`Of ${uris.length} logs in the workspace, the speakers of ${MAX_FILES} are read.`);
      }
      for (const uri of uris.slice(0, MAX_FILES)) this.#pending.add(uri);
      this.#work();
    } catch (error) {
      this.#log(`The workspace's logs can't be listed: ${messageOf(error)}`);
    }
  }

  #work(): void {
    while (this.#workers < Math.min(CONCURRENCY, this.#pending.size)) {
      this.#workers++;
      void this.#readPending().finally(() => {
        this.#workers--;
        if (this.#pending.size > 0) this.#work();
      });
    }
  }

  async #readPending(): Promise<void> {
    for (const uri of this.#pending) {
      this.#pending.delete(uri);
      const key = toKey(uri);
      const reading = ++this.#readings;
      this.#lastReading.set(key, reading);
      const log = await this.#read(uri);
      // The folders changed meanwhile, or the file did and is being read anew.
      if (this.#lastReading.get(key) !== reading) continue;
      this.#lastReading.delete(key);
      if (log === undefined) this.#scanned.delete(key);
      else this.#scanned.set(key, log);
      this.#forgetSums();
    }
  }

  async #read(uri: string): Promise<ScannedLog | undefined> {
    try {
      const bytes = await this.#fileSystem.readFile(uri);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new Error(`it has ${bytes.length} bytes, more than ${MAX_FILE_BYTES}`);
      }
      return await this.#scan(bytes);
    } catch (error) {
      this.#log(`The speakers of ${uri} are left out: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #scan(bytes: Uint8Array): Promise<ScannedLog> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const scanner = new HeaderScanner();
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      await this.#yieldWhenDue();
      scanner.add(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }));
    }
    scanner.finish(decoder.decode());
    return scanner;
  }

  /** Scanning is the work of all readers together, as they share the event loop. */
  async #yieldWhenDue(): Promise<void> {
    const time = Date.now();
    if (this.#sliceStart === 0) this.#sliceStart = time;
    if (time - this.#sliceStart < SLICE) return;
    await new Promise<void>(resolve => setTimeout(resolve, 0));
    this.#sliceStart = Date.now();
  }
}

/** Counts the speakers of a text that comes in pieces. */
class HeaderScanner implements ScannedLog {
  readonly speakers = new Map<string, number>();
  author: string | undefined;
  #rest = '';
  #isAfterBreak = true;

  add(text: string): void {
    const lines = splitLines(this.#rest + text);
    // The last line may go on in the next piece; so may one that ends in CR.
    this.#rest = lines.pop()!;
    if (this.#rest === '' && lines[lines.length - 1]?.endsWith('\r')) this.#rest = lines.pop()!;
    for (const line of lines) this.#addLine(line);
  }

  finish(text: string): void {
    for (const line of splitLines(this.#rest + text)) this.#addLine(line);
  }

  #addLine(line: string): void {
    const header = readHeader(line, this.#isAfterBreak);
    this.#isAfterBreak = isBlank(line);
    if (header !== undefined) {
      const { speaker } = header;
      if (speaker !== '') this.speakers.set(speaker, (this.speakers.get(speaker) ?? 0) + 1);
    } else if (this.author === undefined && this.speakers.size === 0 && line.startsWith('author:')) {
      const value = line.slice('author:'.length, 200).trim();
      this.author = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
      if (this.author === '') this.author = undefined;
    }
  }
}

/** One form for the several that a URI has: clients and Node escape different characters. */
function toKey(uri: string): string {
  let decoded = uri;
  try {
    decoded = decodeURIComponent(uri);
  } catch {
    // A stray `%`: as it is.
  }
  return decoded.replace(/^file:\/\/\/[A-Z]:/, drive => drive.toLowerCase());
}

function isUnder(uri: string, folder: string): boolean {
  const parent = toKey(folder).replace(/\/$/, '');
  return toKey(uri).startsWith(`${parent}/`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
