import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { removeLeftovers, temporaryPath } from '../files/temporaryFiles';

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
  removeLeftovers(folder);
  const temporary = temporaryPath(folder);
  await removedWhenEnded(temporary, async () => {
    await write(temporary);
    renameSync(temporary, path);
  });
}

/** The signals of Ctrl+C, of a closed terminal, and of programs that end others. */
const SIGNALS = ['SIGINT', 'SIGHUP', 'SIGTERM'] as const;

/** Removes a file after some work, if it is still there, also when this process is ended in between. */
export async function removedWhenEnded(path: string, work: () => Promise<void>): Promise<void> {
  const remove = () => rmSync(path, { force: true });
  const end = (signal: NodeJS.Signals) => {
    process.exit(128 + constants.signals[signal]);
  };
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, end);
  try {
    await work();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, end);
    process.removeListener('exit', remove);
    remove();
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
