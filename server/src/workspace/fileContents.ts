declare const crypto: {
  /** Absent where a browser shows a page that is not secure. */
  readonly subtle?: { digest(algorithm: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> };
};

/** A file that is compared with others by its bytes. */
export interface ComparedFile {
  /** Tells it from all others. */
  readonly id: string;
  /** In its folder. */
  readonly name: string;
  /** In bytes. @returns `undefined` for what is no file @throws if there is nothing */
  size(): number | Promise<number | undefined>;
  /** @throws if it can't be read */
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/** No larger file is read to compare it. */
const MAX_BYTES = 50_000_000;

/** The sizes of files and hashes of their bytes. Each is asked for once. */
export class FileContents {
  readonly #sizes = new Map<string, Promise<number | undefined | 'none'>>();
  readonly #hashes = new Map<string, Promise<string | undefined>>();

  /** In bytes; `'none'` if there is nothing, `undefined` for what is no file. */
  size(file: ComparedFile): Promise<number | undefined | 'none'> {
    let size = this.#sizes.get(file.id);
    if (size === undefined) {
      size = sizeOf(file);
      this.#sizes.set(file.id, size);
    }
    return size;
  }

  /** Equal for equal bytes alone; `undefined` for a file that is too large, or can't be read. */
  hash(file: ComparedFile): Promise<string | undefined> {
    let hash = this.#hashes.get(file.id);
    if (hash === undefined) {
      hash = this.size(file).then(size =>
        typeof size === 'number' && size <= MAX_BYTES ? hashOf(file) : undefined,
      );
      this.#hashes.set(file.id, hash);
    }
    return hash;
  }

  /** Whether two files have the same bytes, as far as that can be known. */
  async areSame(one: ComparedFile, other: ComparedFile): Promise<boolean> {
    if (one.id === other.id) return true;
    const size = await this.size(one);
    if (typeof size !== 'number' || size !== (await this.size(other))) return false;
    const hash = await this.hash(one);
    return hash !== undefined && hash === (await this.hash(other));
  }
}

async function sizeOf(file: ComparedFile): Promise<number | undefined | 'none'> {
  try {
    return await file.size();
  } catch {
    return 'none';
  }
}

async function hashOf(file: ComparedFile): Promise<string | undefined> {
  try {
    const digest = await crypto.subtle?.digest('SHA-256', await file.bytes());
    return digest && [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}
