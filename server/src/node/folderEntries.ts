import { type Dirent, promises, readdirSync } from 'node:fs';
import type { FolderEntries } from '../protocol';

/** The number of names that are read in one step. */
const PART = 1_000;

/**
 * The names in a folder by their kind, read in steps, so that a large folder does not block other work.
 *
 * @throws for a folder that can't be read, or has more names
 */
export async function readFolder(path: string, maxEntries: number): Promise<FolderEntries> {
  const entries: Dirent[] = [];
  // Not imported by name: that loads them, and the command line needs the next function only.
  for await (const entry of await promises.opendir(path, { bufferSize: PART })) {
    entries.push(entry);
    requireFew(entries, maxEntries);
  }
  return byKind(entries);
}

/** The same in one step. */
export function readFolderSync(path: string, maxEntries: number): FolderEntries {
  const entries = readdirSync(path, { withFileTypes: true });
  requireFew(entries, maxEntries);
  return byKind(entries);
}

function requireFew(entries: readonly Dirent[], maxEntries: number): void {
  if (entries.length > maxEntries) throw new Error(`it has more than ${maxEntries} names`);
}

function byKind(entries: readonly Dirent[]): FolderEntries {
  const files: string[] = [];
  const folders: string[] = [];
  const links: string[] = [];
  for (const entry of entries) {
    const kind = entry.isSymbolicLink() ? links : entry.isDirectory() ? folders : files;
    kind.push(entry.name);
  }
  return { files, folders, links };
}
