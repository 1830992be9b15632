import type { FileSystem } from './fileSystem';
import { FolderListing } from './folderListing';
import { type Folders, type ListedFolder, type Walk, type Way, walk } from './folderWalk';
import { isUnderOneOf, uriKey } from './uri';

/** The number of folders that are listed concurrently. */
const CONCURRENCY = 8;

/** A folder that was or is being listed. */
interface Listed {
  readonly uri: string;
  readonly key: string;
  readonly top: string;
  /** `undefined` until it is listed for the first time; afterwards the last listing, also while it is being listed again. */
  known: FolderListing | 'unknown' | undefined;
  /** Resolves when it is listed; `undefined` while it is not being listed. */
  listing: Promise<void> | undefined;
  /** Whether its names have changed since the listing began. */
  isOutdated: boolean;
}

/** The folders that logs point to. Each is listed in the background when it is first needed, and again when its names change. */
export class ListedFolders implements Folders {
  readonly #fileSystem: FileSystem | undefined;
  readonly #changed: () => void;
  /** By their URIs, as they are made from those of the workspace folders. */
  readonly #folders = new Map<string, Listed>();
  /** The ways that lead through a folder that isn't listed: one for each such folder. */
  readonly #needed = new Map<string, Way>();
  #followers = 0;
  /** Before that, a client answers no request. */
  #mayList = false;
  #generation = 0;

  /** @param changed called when what is known of folders that are needed has changed */
  constructor(fileSystem: FileSystem | undefined, changed: () => void) {
    this.#fileSystem = fileSystem;
    this.#changed = changed;
  }

  walk(way: Way): Walk {
    if (this.#fileSystem === undefined) return { kind: 'unknown' };
    const found = walk(way, this.#listed);
    if (found.kind === 'unlisted' && this.#mayList) this.#need(found.uri, way);
    return found;
  }

  /** Forgets all folders. From now on they are listed: call it when the client accepts requests, and when its folders change. */
  reset(): void {
    this.#mayList = true;
    this.#generation++;
    this.#folders.clear();
    this.#needed.clear();
    // Those that wait for a list, perhaps forever, must not block others.
    this.#followers = 0;
    this.#changed();
  }

  /** Paths were created or deleted. They may be folders, whose files are not reported. */
  invalidate(uris: readonly string[]): void {
    if (this.#folders.size === 0) return;
    const keys = new Set(uris.map(uriKey));
    const parents = new Set([...keys].map(parentOf));
    let anyForgotten = false;
    for (const folder of this.#folders.values()) {
      const { uri, key } = folder;
      if (keys.has(key) || isUnderOneOf(uri, keys)) {
        this.#folders.delete(uri);
        anyForgotten = true;
      } else if (parents.has(key)) this.#listAgain(folder);
    }
    if (anyForgotten) this.#changed();
  }

  /** Lists all folders again, for a client that reports no changes of files. */
  invalidateAll(): void {
    for (const folder of this.#folders.values()) this.#listAgain(folder);
  }

  readonly #listed = (uri: string): ListedFolder => this.#folders.get(uri)?.known ?? 'unlisted';

  #need(unlisted: string, way: Way): void {
    if (this.#needed.has(unlisted) || this.#folders.has(unlisted)) return;
    this.#needed.set(unlisted, way);
    if (this.#followers === CONCURRENCY) return;
    this.#followers++;
    void this.#followNeeded(this.#generation);
  }

  async #followNeeded(generation: number): Promise<void> {
    for (const [unlisted, way] of this.#needed) {
      this.#needed.delete(unlisted);
      await this.#follow(way, generation);
      if (generation !== this.#generation) return;
      this.#changed();
    }
    this.#followers--;
  }

  /** Lists the folders of a way, as far as they exist. */
  async #follow(way: Way, generation: number): Promise<void> {
    while (generation === this.#generation) {
      const found = walk(way, this.#listed);
      if (found.kind !== 'unlisted') return;
      await this.#list(found.uri, way.top);
    }
  }

  #list(uri: string, top: string): Promise<void> {
    let folder = this.#folders.get(uri);
    if (folder === undefined) {
      folder = { uri, key: uriKey(uri), top, known: undefined, listing: undefined, isOutdated: false };
      this.#folders.set(uri, folder);
    }
    folder.listing ??= this.#read(folder);
    return folder.listing;
  }

  async #read(folder: Listed): Promise<void> {
    folder.isOutdated = false;
    const entries = await this.#fileSystem!.list(folder.uri, folder.top).catch(() => undefined);
    const { known } = folder;
    if (entries === undefined) folder.known = 'unknown';
    else if (known === undefined || known === 'unknown' || !known.holdsSame(entries)) {
      folder.known = new FolderListing(entries);
    }
    folder.listing = undefined;
    if (folder.isOutdated) this.#listAgain(folder);
  }

  #listAgain(folder: Listed): void {
    if (folder.listing !== undefined) {
      folder.isOutdated = true;
      return;
    }
    const before = folder.known;
    folder.listing = this.#read(folder);
    void folder.listing.then(() => {
      if (folder.known !== before && this.#folders.get(folder.uri) === folder) this.#changed();
    });
  }
}

function parentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
