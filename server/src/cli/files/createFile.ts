import { closeSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { temporaryPath } from './temporaryFiles';

/**
 * Creates a file in one step: whatever happens on the way, it is there whole or not at all. Creates the folders above it.
 *
 * @throws the system's error; `EEXIST` if a file has come to the path meanwhile
 */
export function createFile(path: string, pieces: Iterable<Uint8Array>): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryPath(dirname(path));
  try {
    const file = openSync(temporary, 'wx');
    try {
      for (const piece of pieces) writeAll(file, piece);
    } finally {
      closeSync(file);
    }
    moveToFree(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A link, unlike a renaming, never replaces a file. Some file systems have no links. */
function moveToFree(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    renameSync(temporary, path);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
