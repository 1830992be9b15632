import { parseRegistry } from '../registry/speakerRegistry';
import { messageOf } from '../text/messageOf';
import { decodeUtf8 } from '../text/utf8';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { isUnderOneOf, uriKey } from './uri';
import type { WorkspaceRegistry } from './workspace';

/** An open registry, as it is typed. */
export interface OpenRegistry extends WorkspaceRegistry {
  readonly version: number;
}

/** Larger registries are not read. */
const MAX_REGISTRY_BYTES = 4 * 1024 * 1024;

/** The speaker registries: one per workspace folder, at the same path, where it exists. */
export class Registries {
  readonly #fileSystem: FileSystem | undefined;
  readonly #log: (message: string) => void;
  readonly #changed: () => void;
  readonly #path: string;
  #folders: readonly string[] = [];
  readonly #files = new Map<string, WorkspaceRegistry>();
  #open: ReadonlyMap<string, WorkspaceRegistry> = new Map();
  #allRead: Promise<unknown> = Promise.resolve();
  #readings = 0;
  readonly #reading = new Map<string, number>();

  /** @param path relative to a folder, with slashes */
  constructor(
    path: string,
    fileSystem: FileSystem | undefined,
    log: (message: string) => void,
    changed: () => void,
  ) {
    this.#path = path;
    this.#fileSystem = fileSystem;
    this.#log = log;
    this.#changed = changed;
  }

  /** The existing registries, in the order of the folders. */
  get all(): WorkspaceRegistry[] {
    return this.#folders.flatMap(folder => {
      const key = uriKey(this.uriIn(folder));
      const registry = this.#open.get(key) ?? this.#files.get(key);
      return registry === undefined ? [] : [registry];
    });
  }

  /** Whether a URI is the place of a registry in one of the folders, existing or not. */
  isRegistry(uri: string): boolean {
    return this.#folderOf(uri) !== undefined;
  }

  /** The place of a folder's registry, existing or not. */
  uriIn(folder: string): string {
    const path = this.#path.split('/').map(encodeURIComponent).join('/');
    return `${folder.replace(/\/$/, '')}/${path}`;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#files.clear();
    this.#reading.clear();
    this.#allRead = Promise.all(folders.map(folder => this.#read(folder)));
  }

  /** Resolves once the registries of the folders have been read or found missing. */
  async whenRead(): Promise<void> {
    await this.#allRead;
  }

  setOpen(documents: Iterable<OpenRegistry>): void {
    // A copy: the derived people need the registry as it was, while the document changes.
    this.#open = new Map(
      Array.from(documents, ({ uri, version, text, registry }) => [
        uriKey(uri),
        { uri, version, text, registry },
      ]),
    );
    this.#changed();
  }

  /** A file was changed, created or deleted. Ignores a file that is not a registry. */
  invalidate(uri: string): void {
    const folder = this.#folderOf(uri);
    if (folder !== undefined) void this.#read(folder);
  }

  /** Paths were created or deleted that may have been folders: reads the registries in them again. */
  invalidateFolders(uris: readonly string[]): void {
    const keys = new Set(uris.map(uriKey));
    for (const folder of this.#folders) {
      if (isUnderOneOf(this.uriIn(folder), keys)) void this.#read(folder);
    }
  }

  /** The folder that has its registry, existing or not, at this URI. */
  #folderOf(uri: string): string | undefined {
    const key = uriKey(uri);
    return this.#folders.find(folder => uriKey(this.uriIn(folder)) === key);
  }

  async #read(folder: string): Promise<void> {
    const uri = this.uriIn(folder);
    const key = uriKey(uri);
    const reading = ++this.#readings;
    this.#reading.set(key, reading);
    const bytes = await this.#fileSystem?.readFile(uri, folder).catch((error: unknown) => {
      if (error instanceof OutsideFolder)
        this.#log(`The speaker registry ${uri} is not read: ${error.message}`);
      return undefined;
    });
    if (this.#reading.get(key) !== reading) return;
    this.#reading.delete(key);
    const text = bytes && this.#decode(uri, bytes);
    if (text === undefined) this.#files.delete(key);
    else this.#files.set(key, { uri, version: null, text, registry: parseRegistry(text) });
    this.#changed();
  }

  #decode(uri: string, bytes: Uint8Array): string | undefined {
    try {
      if (bytes.length > MAX_REGISTRY_BYTES) throw new Error(`it has more than ${MAX_REGISTRY_BYTES} bytes`);
      return decodeUtf8(bytes);
    } catch (error) {
      this.#log(`The speaker registry ${uri} can't be read: ${messageOf(error)}`);
      return undefined;
    }
  }
}
