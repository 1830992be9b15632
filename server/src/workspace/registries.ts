import { parseRegistry } from '../registry/speakerRegistry';
import { messageOf } from '../text/messageOf';
import { decodeUtf8 } from '../text/utf8';
import { type FileSystem, OutsideFolder } from './fileSystem';
import { isUnderOneOf, uriKey } from './uri';
import type { WorkspaceRegistry } from './workspace';

/** A registry that is open, as it is typed. */
export interface OpenRegistry extends WorkspaceRegistry {
  readonly version: number;
}

/** A larger registry is not read. */
const MAX_REGISTRY_BYTES = 4 * 1024 * 1024;

/** The speaker registries: one at the same place in each workspace folder, if it is there. */
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

  /** Those that there are, in the order of the folders. */
  get all(): WorkspaceRegistry[] {
    return this.#folders.flatMap(folder => {
      const key = uriKey(this.uriIn(folder));
      const registry = this.#open.get(key) ?? this.#files.get(key);
      return registry === undefined ? [] : [registry];
    });
  }

  /** Whether a file is, or would be, a registry of one of the folders. */
  isRegistry(uri: string): boolean {
    return this.#folderOf(uri) !== undefined;
  }

  /** Where the registry of a folder is, or would be. */
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

  /** Resolves once those of the folders have been read, or been found not to be there. */
  async whenRead(): Promise<void> {
    await this.#allRead;
  }

  setOpen(documents: Iterable<OpenRegistry>): void {
    // What is known of people keeps to how a registry was, and a document goes on changing.
    this.#open = new Map(
      Array.from(documents, ({ uri, version, text, registry }) => [
        uriKey(uri),
        { uri, version, text, registry },
      ]),
    );
    this.#changed();
  }

  /** A file has changed, come or gone. Nothing happens for one that is no registry. */
  invalidate(uri: string): void {
    const folder = this.#folderOf(uri);
    if (folder !== undefined) void this.#read(folder);
  }

  /** Some things came or went that may have been folders: the registries that are, or were, in one of them are read again. */
  invalidateFolders(uris: readonly string[]): void {
    const keys = new Set(uris.map(uriKey));
    for (const folder of this.#folders) {
      if (isUnderOneOf(this.uriIn(folder), keys)) void this.#read(folder);
    }
  }

  /** The folder whose registry a file is, or would be. */
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
