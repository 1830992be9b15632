import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { temporaryPath } from '../files/temporaryFiles';

/**
 * Writes a file piece by piece. It takes its place in one step when it is whole; whatever happens before, what was there stays.
 *
 * @throws the system's error, or what making the pieces throws
 */
export async function writePieces(path: string, pieces: AsyncIterable<string>): Promise<void> {
  await writeWhole(path, async temporary => {
    const file = openSync(temporary, 'wx');
    try {
      for await (const piece of pieces) writeAll(file, Buffer.from(piece));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/** The same for a file that something else writes, to the path that it is given. */
export async function writeWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = temporaryPath(folder);
  try {
    await write(temporary);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
