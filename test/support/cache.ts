import type { CacheStore } from '../../server/src/workspace/cache/cacheStore';
import type { FileStamp } from '../../server/src/workspace/cache/fileStamp';
import { LogCache } from '../../server/src/workspace/cache/logCache';
import type { FileStamps } from '../../server/src/workspace/fileSystem';
import { MemoryFiles } from './workspace';

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

/** Files in memory with sizes and times, which counts those that are read. */
export class StampedFiles extends MemoryFiles {
  readonly times = new Map<string, number>();
  reads = 0;
  #now = 0;

  /** Writes a file, `undefined` removes it. Each has another time, long ago, unless a time is given. */
  set(uri: string, content: string | undefined, time = ++this.#now): void {
    if (content === undefined) this.files.delete(uri);
    else this.files.set(uri, content);
    this.times.set(uri, time);
  }

  readonly stamps: FileStamps = {
    of: async uris => uris.map(uri => this.#stampOf(uri)),
    read: async uri => {
      const stamp = this.#stampOf(uri);
      if (stamp === undefined) throw new Error('no such file');
      return { bytes: await this.readFile(uri), stamp };
    },
  };

  override async readFile(uri: string): Promise<Uint8Array> {
    this.reads++;
    return super.readFile(uri);
  }

  #stampOf(uri: string): FileStamp | undefined {
    const content = this.files.get(uri);
    if (content === undefined) return undefined;
    const time = this.times.get(uri) ?? 0;
    return { size: content.length, modified: time, changed: time };
  }
}
