import { setImmediate as turn } from 'node:timers/promises';
import type { CacheStore } from '../../server/src/workspace/cache/cacheStore';
import type { FileStamp } from '../../server/src/workspace/cache/fileStamp';
import { LogCache } from '../../server/src/workspace/cache/logCache';
import type { FileStamps } from '../../server/src/workspace/fileSystem';
import type { LogReader } from '../../server/src/workspace/logReader';
import { scanLogs } from '../../server/src/workspace/scanLogs';
import { MemoryFiles } from './workspace';

/** A file of this time counts as written just now. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** A cache in memory, whose files a test may read and change. */
export class MemoryCache implements CacheStore {
  readonly files = new Map<string, Uint8Array>();
  readonly logged: string[] = [];
  isOn = true;

  async read(name: string): Promise<Uint8Array | undefined> {
    return this.files.get(name);
  }

  async write(name: string, pieces: readonly Uint8Array[]): Promise<void> {
    this.files.set(name, new Uint8Array(Buffer.concat(pieces)));
  }

  async clear(): Promise<void> {
    this.files.clear();
  }

  /** As a window that is opened now has it. */
  open(): LogCache {
    return new LogCache({ store: this, isOn: () => this.isOn, log: message => this.logged.push(message) });
  }
}

/**
 * What a file system says of times: when a file was modified, and when anything of it was changed; the first alone; or, in place of it, nothing,
 * now, or the same for all.
 */
export type TimesGiven = 'both' | 'modified' | 'none' | 'now' | 'same';

/** Files in memory with sizes and times, which counts those that are read. */
export class StampedFiles extends MemoryFiles {
  readonly times = new Map<string, number>();
  timesGiven: TimesGiven = 'both';
  /** How often a time was given that is now. */
  #looks = 0;
  reads = 0;
  /** How often a reader of many logs answers before it fails; `undefined` if there is none. */
  readerLasts: number | undefined;
  #now = 0;

  /** Writes a file, `undefined` removes it. Each has another time, long ago, unless a time is given. */
  set(uri: string, content: string | undefined, time = ++this.#now): void {
    if (content === undefined) this.files.delete(uri);
    else this.files.set(uri, content);
    this.times.set(uri, time);
  }

  readonly stamps: FileStamps = new GivenStamps(this);

  openReader(): LogReader | undefined {
    let left = this.readerLasts;
    if (left === undefined) return undefined;
    const answer = async <Answer>(find: () => Answer) => {
      await turn();
      if (left!-- <= 0) throw new Error('the reader has failed');
      const found = find();
      // What was read may be outdated when it is there.
      await turn();
      return found;
    };
    const read = (uri: string) => {
      const [content, stamp] = [this.files.get(uri), this.stampOf(uri)];
      if (content === undefined || stamp === undefined) throw new Error('no such file');
      return { bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, stamp };
    };
    return {
      width: 2,
      stampsOf: uris => answer(() => uris.map(uri => this.stampOf(uri))),
      read: uris => answer(() => scanLogs(uris, read)),
      close: () => {
        left = 0;
      },
    };
  }

  override async readFile(uri: string): Promise<Uint8Array> {
    this.reads++;
    return super.readFile(uri);
  }

  stampOf(uri: string): FileStamp | undefined {
    const content = this.files.get(uri);
    if (content === undefined) return undefined;
    const time = this.times.get(uri) ?? 0;
    const { timesGiven } = this;
    const size = content.length;
    if (timesGiven === 'both') return { size, modified: time, changed: time };
    const modified = { modified: time, none: 0, now: LATEST - ++this.#looks, same: 1 }[timesGiven];
    return { size, modified, changed: 0 };
  }
}

class GivenStamps implements FileStamps {
  readonly #files: StampedFiles;

  constructor(files: StampedFiles) {
    this.#files = files;
  }

  get areCertain(): boolean {
    return this.#files.timesGiven === 'both';
  }

  readonly of: FileStamps['of'] = async uris => uris.map(uri => this.#files.stampOf(uri));

  readonly read: FileStamps['read'] = async uri => {
    const stamp = this.#files.stampOf(uri);
    if (stamp === undefined) throw new Error('no such file');
    return { bytes: await this.#files.readFile(uri), stamp };
  };
}
