import type { FolderEntries } from '../protocol';
import { similarFileNames } from './similarFileNames';

/** The names in a folder. Look-ups take the same time for any number of names. */
export class FolderListing {
  /** Names by their composed form. Older file systems of macOS store 한 as three signs, and Git restores the one. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #folders: ReadonlyMap<string, string>;
  readonly #links: ReadonlySet<string>;
  readonly #entries: FolderEntries;
  /** Names by their lower case. Made on request. */
  #filesByCase: ReadonlyMap<string, string> | undefined;
  #foldersByCase: ReadonlyMap<string, string> | undefined;

  constructor(entries: FolderEntries) {
    this.#entries = entries;
    this.#files = byComposed(entries.files);
    this.#folders = byComposed(entries.folders);
    this.#links = new Set(entries.links.map(composed));
  }

  /** Whether another list has the same names, in any order. */
  holdsSame({ files, folders, links }: FolderEntries): boolean {
    const own = this.#entries;
    return (
      own.files.length === files.length &&
      own.folders.length === folders.length &&
      own.links.length === links.length &&
      files.every(name => this.#files.get(composed(name)) === name) &&
      folders.every(name => this.#folders.get(composed(name)) === name) &&
      links.every(name => this.#links.has(composed(name)))
    );
  }

  hasFile(name: string): boolean {
    return this.#files.has(composed(name));
  }

  hasLink(name: string): boolean {
    return this.#links.has(composed(name));
  }

  /** The name of a folder as it is on the disk. */
  folder(name: string): string | undefined {
    return this.#folders.get(composed(name));
  }

  /** A file whose name differs in upper and lower case only. */
  fileInOtherCase(name: string): string | undefined {
    this.#filesByCase ??= byLowerCase(this.#files.keys());
    return this.#filesByCase.get(composed(name).toLowerCase());
  }

  /** A folder, by its name on the disk, that differs in upper and lower case only. */
  folderInOtherCase(name: string): string | undefined {
    this.#foldersByCase ??= byLowerCase(this.#folders.keys());
    const found = this.#foldersByCase.get(composed(name).toLowerCase());
    return found === undefined ? undefined : this.#folders.get(found);
  }

  /** The images whose names are similar to a name, the most similar first. */
  similarTo(name: string): string[] {
    return similarFileNames(composed(name), this.#files.keys());
  }
}

function composed(name: string): string {
  // Nearly all names are ASCII, which has no other form.
  return /^[\x00-\x7f]*$/.test(name) ? name : name.normalize('NFC');
}

function byComposed(names: readonly string[]): Map<string, string> {
  return new Map(names.map(name => [composed(name), name]));
}

/** Of names that differ in case only, the first. */
function byLowerCase(names: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (!found.has(lower)) found.set(lower, name);
  }
  return found;
}
