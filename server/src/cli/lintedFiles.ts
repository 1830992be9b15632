import { readdirSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import { undecodableName } from './files/undecodableName';
import { globSync, isGlob } from './glob';
import { reasonOf } from './systemError';
import { WorkspaceFolders } from './workspaceFolder';

/** A file to lint. */
export interface LintedFile {
  /** The path as given or found. */
  readonly path: string;
  readonly kind: 'log' | 'registry';
  /** Whether the listing of its folder says that it is a regular file. Otherwise it may be anything, also a link. */
  readonly isListed: boolean;
}

/** The files and folders of the paths on a command line. */
export interface LintedFiles {
  /** In the order of the arguments, and by name inside a folder. Each file once. */
  readonly files: readonly LintedFile[];
  /** The workspace folders of the paths, absolute, each once. */
  readonly folders: readonly string[];
  /** The workspace folders that are arguments themselves: all their logs are among the files. */
  readonly wholeFolders: readonly string[];
  /** Messages for the user about arguments without a file, and folders that can't be read. */
  readonly problems: readonly string[];
}

/**
 * Finds the files of a command line: a file of any name; for a folder, the logs by name in it and below, and its speaker
 * registry if it exists; the files that a glob matches. An argument without a file is an error, and reported.
 *
 * @param registryPath the path of the registry in a workspace folder, with slashes
 */
export function findLintedFiles(paths: readonly string[], registryPath: string): LintedFiles {
  const finder = new Finder(registryPath);
  for (const path of paths) finder.add(path);
  const { files, folders, wholeFolders, problems } = finder;
  return { files: [...files.values()], folders: [...folders], wholeFolders: [...wholeFolders], problems };
}

interface FoundFile {
  /** The path as given or found. */
  readonly path: string;
  readonly absolute: string;
  readonly isListed: boolean;
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
    for (const { path, absolute, isListed } of found ?? []) {
      const kind = this.#workspaceFolders.isRegistry(absolute) ? 'registry' : 'log';
      if (!this.files.has(absolute)) this.files.set(absolute, { path, kind, isListed });
    }
  }

  /** `undefined` if `path` does not exist and matches nothing as a glob. */
  #filesAt(path: string): FoundFile[] | undefined {
    let stats: Stats | undefined;
    try {
      stats = statSync(path, { throwIfNoEntry: false });
    } catch {
      // The path is not accessible. Reading it will report the reason.
      return this.#named([path]);
    }
    if (stats === undefined) return isGlob(path) ? this.#named(globSync(path)) : undefined;
    if (!stats.isDirectory()) return this.#named([path]);
    const absolute = resolve(path);
    const folder = this.#workspaceFolders.ofFolder(absolute);
    this.folders.add(folder);
    if (folder === absolute) this.wholeFolders.add(folder);
    const files: FoundFile[] = [];
    this.#collect(path, this.#workspaceFolders.registryOf(folder), files);
    return files;
  }

  #named(paths: string[]): FoundFile[] {
    const files = paths.map(path => ({ path, absolute: resolve(path), isListed: false }));
    for (const { absolute } of files) this.folders.add(this.#workspaceFolders.ofFile(absolute));
    return files;
  }

  #collect(folder: string, registry: string, files: FoundFile[]): void {
    // For each file of a folder, `join` and `resolve` take more time than to look at it.
    const start = startOfPaths(folder);
    const absoluteStart = startOfPaths(resolve(folder));
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        const path = start + entry.name;
        const absolute = absoluteStart + entry.name;
        if (entry.isDirectory()) {
          if (!isSkippedFolder(entry.name)) this.#collect(path, registry, files);
        } else if (
          (isLogName(entry.name) || absolute === registry) &&
          (entry.isFile() || (entry.isSymbolicLink() && !isSpecial(path)))
        ) {
          files.push({ path, absolute, isListed: entry.isFile() });
        }
      }
    } catch (error) {
      this.problems.push(
        undecodableName(folder) ?? l10n.t('{0}: this folder cannot be read ({1}).', folder, reasonOf(error)),
      );
    }
  }
}

/** What the paths in a folder begin with, as `join` writes them. */
function startOfPaths(folder: string): string {
  return join(folder, 'x').slice(0, -1);
}

/**
 * Whether a link leads to something other than a file. A linked file is a log like any other. A linked folder is not entered,
 * as it may lead back here. Reading a pipe would block.
 */
function isSpecial(path: string): boolean {
  try {
    return !statSync(path).isFile();
  } catch {
    // The link is broken. Reading it will report the reason.
    return false;
  }
}
