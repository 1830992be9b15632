import { readdirSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import { globSync, isGlob } from './glob';
import { reasonOf } from './systemError';

/** What paths on a command line lead to. */
export interface LogFiles {
  /** In the order of the arguments; inside a folder by name. Each file once. */
  readonly files: readonly string[];
  /** Messages for the user about arguments that lead to nothing, and folders that can't be read. */
  readonly problems: readonly string[];
}

/**
 * Finds the logs that a command line means: a file of any name, the logs by name in a folder and those below it, what
 * a glob matches. An argument that leads to no file is a mistake of the caller's, and said.
 */
export function findLogFiles(paths: readonly string[]): LogFiles {
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const path of paths) {
    const problemsBefore = problems.length;
    const found = filesAt(path, problems) ?? (isGlob(path) ? globSync(path) : undefined);
    if (found === undefined) problems.push(l10n.t('{0}: there is no such file or folder.', path));
    else if (found.length === 0 && problems.length === problemsBefore) {
      problems.push(l10n.t('{0}: there is no chat log here.', path));
    }
    for (const file of found ?? []) {
      const key = resolve(file);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return { files: [...files.values()], problems };
}

/** `undefined` when there is nothing at `path`. */
function filesAt(path: string, problems: string[]): string[] | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    // Out of reach. Reading it will say why.
    return [path];
  }
  if (stats === undefined) return undefined;
  if (!stats.isDirectory()) return [path];
  const files: string[] = [];
  collect(path, files, problems);
  return files;
}

function collect(folder: string, files: string[], problems: string[]): void {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) collect(path, files, problems);
      } else if (isLogName(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && !isSpecial(path)))) {
        files.push(path);
      }
    }
  } catch (error) {
    problems.push(l10n.t('{0}: this folder cannot be read ({1}).', folder, reasonOf(error)));
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
