import { closeSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileStamp } from '../workspace/cache/fileStamp';
import { MAX_FILE_BYTES, OutsideFolder, TooLarge } from '../workspace/fileSystem';
import type { ReadLogs } from '../workspace/logReader';
import { scanLogs } from '../workspace/scanLogs';
import { parentOf, placeBelow } from './pathsBelow';
import { AS_IS, toStamp } from './readAsIs';

/** Enough for most logs. A longer one has a buffer of its own. */
const BUFFER_BYTES = 256 * 1024;

/**
 * The stamps of files in a folder, without waiting for each: for a thread.
 *
 * @returns as `FileStamps.of`
 */
export function stampsOfLogs(uris: readonly string[], folder: string): (FileStamp | undefined)[] {
  const paths = new PathsBelow(folder);
  return uris.map(uri => {
    try {
      const stats = lstatSync(paths.of(uri));
      return stats.isFile() ? toStamp(stats) : undefined;
    } catch {
      return undefined;
    }
  });
}

/** Reads logs in a folder and scans them, without waiting for each: for a thread. */
export function readLogs(uris: readonly string[], folder: string): ReadLogs {
  const paths = new PathsBelow(folder);
  const buffer = new Uint8Array(BUFFER_BYTES);
  return scanLogs(uris, uri => {
    const path = paths.of(uri);
    const stats = lstatSync(path);
    return { bytes: readFile(path, stats, buffer), stamp: toStamp(stats) };
  });
}

/** The bytes of a file: a view of the buffer, if they fit. */
function readFile(path: string, stats: Stats, buffer: Uint8Array): Uint8Array {
  if (!stats.isFile()) throw new Error('it is no file');
  if (stats.size > MAX_FILE_BYTES) throw new TooLarge(stats.size);
  const file = openSync(path, AS_IS);
  try {
    // With one byte to spare the end is found without a larger buffer.
    let bytes = stats.size < buffer.length ? buffer : new Uint8Array(stats.size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (length > MAX_FILE_BYTES) throw new TooLarge(length);
      // What is shorter than was asked for ends there.
      if (read === 0 || length === stats.size) return bytes.subarray(0, length);
      if (length < bytes.length) continue;
      const longer = new Uint8Array(2 * length);
      longer.set(bytes);
      bytes = longer;
    }
  } finally {
    closeSync(file);
  }
}

/** The paths of many files in a folder: each of the folders between is looked at once. */
class PathsBelow {
  readonly #folder: string;
  /** By the URI of the folder that holds them, with its slash; `undefined` where it lies elsewhere or behind a link. */
  readonly #parents = new Map<string, string | undefined>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws OutsideFolder */
  of(uri: string): string {
    const { parent, name } = parentOf(uri) ?? {};
    if (parent === undefined || name === undefined) return this.#look(uri);
    if (!this.#parents.has(parent)) this.#parents.set(parent, this.#lookForParent(parent));
    const path = this.#parents.get(parent);
    if (path === undefined) throw new OutsideFolder();
    return join(path, name);
  }

  #lookForParent(parent: string): string | undefined {
    try {
      return dirname(this.#look(`${parent}x`));
    } catch {
      return undefined;
    }
  }

  #look(uri: string): string {
    const { path, between } = placeBelow(this.#folder, uri);
    if (!between.every(each => lstatSync(each).isDirectory())) throw new OutsideFolder();
    return path;
  }
}
