import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import { undecodableName } from './files/undecodableName';
import { globSync, isGlob } from './glob';
import { reasonOf } from './systemError';
import { WorkspaceFolders } from './workspaceFolder';

/** A file to lint. */
export interface LintedFile {
  /** As it was given or found. */
  readonly path: string;
  readonly kind: 'log' | 'registry';
}

/** What paths on a command line lead to. */
export interface LintedFiles {
  /** In the order of the arguments; inside a folder by name. Each file once. */
  readonly files: readonly LintedFile[];
  /** The workspace folders that the paths lie in, absolute, each once. */
  readonly folders: readonly string[];
  /** Those of them that were named themselves: all their logs are among the files. */
  readonly wholeFolders: readonly string[];
  /** Messages for the user about arguments that lead to nothing, and folders that can't be read. */
  readonly problems: readonly string[];
}

/**
 * Finds the files that a command line means: a file of any name, the logs by name in a folder and those below it with the speaker
 * registry if that is there, what a glob matches. An argument that leads to no file is a mistake of the caller's, and said.
 *
 * @param registryPath where a workspace folder has its registry, with slashes
 */
export function findLintedFiles(paths: readonly string[], registryPath: string): LintedFiles {
  const finder = new Finder(registryPath);
  for (const path of paths) finder.add(path);
  const { files, folders, wholeFolders, problems } = finder;
  return { files: [...files.values()], folders: [...folders], wholeFolders: [...wholeFolders], problems };
}

class Finder {
  /** By absolute path. */
  readonly files = new Map<string, LintedFile>();
  readonly folders = new Set<string>();
  readonly wholeFolders = new Set<string>();
  readonly problems: string[] = [];
  readonly #workspaceFolders: WorkspaceFolders;

  constructor(registryPath: string) {
    this.#workspaceFolders = new WorkspaceFolders(registryPath);
  }

  add(path: string): void {
    const problemsBefore = this.problems.length;
    const found = this.#filesAt(path);
    if (found === undefined) {
      this.problems.push(undecodableName(path) ?? l10n.t('{0}: no such file or folder.', path));
    } else if (found.length === 0 && this.problems.length === problemsBefore) {
      this.problems.push(l10n.t('{0}: no chat log found.', path));
    }
    for (const file of found ?? []) {
      const key = resolve(file);
      const kind = this.#workspaceFolders.isRegistry(key) ? 'registry' : 'log';
      if (!this.files.has(key)) this.files.set(key, { path: file, kind });
    }
  }

  /** `undefined` when there is nothing at `path`, and nothing that it matches as a glob. */
  #filesAt(path: string): string[] | undefined {
    let stats: Stats | undefined;
    try {
      stats = statSync(path, { throwIfNoEntry: false });
    } catch {
      // Out of reach. Reading it will say why.
      return this.#named([path]);
    }
    if (stats === undefined) return isGlob(path) ? this.#named(globSync(path)) : undefined;
    if (!stats.isDirectory()) return this.#named([path]);
    const absolute = resolve(path);
    const folder = this.#workspaceFolders.ofFolder(absolute);
    this.folders.add(folder);
    if (folder === absolute) this.wholeFolders.add(folder);
    const files: string[] = [];
    this.#collect(path, this.#workspaceFolders.registryOf(folder), files);
    return files;
  }

  #named(files: string[]): string[] {
    for (const file of files) this.folders.add(this.#workspaceFolders.ofFile(resolve(file)));
    return files;
  }

  #collect(folder: string, registry: string, files: string[]): void {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!isSkippedFolder(entry.name)) this.#collect(path, registry, files);
        } else if (
          (isLogName(entry.name) || (entry.name === basename(registry) && resolve(path) === registry)) &&
          (entry.isFile() || (entry.isSymbolicLink() && !isSpecial(path)))
        ) {
          files.push(path);
        }
      }
    } catch (error) {
      this.problems.push(
        undecodableName(folder) ?? l10n.t('{0}: this folder cannot be read ({1}).', folder, reasonOf(error)),
      );
    }
  }
}

/**
 * Whether a link leads to anything but a file. A linked file is a log like any other; a linked folder is not entered, as
 * it may lead back here; reading a pipe would wait for someone to write.
 */
function isSpecial(path: string): boolean {
  try {
    return !statSync(path).isFile();
  } catch {
    // It leads nowhere. Reading it will say why.
    return false;
  }
}
