import { close, constants, open, read, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import type { FileStamp } from '../workspace/cache/fileStamp';

/** Not a link, which may have come to its place meanwhile. A pipe that has come there is not waited for. Windows knows neither flag. */
export const AS_IS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export function toStamp({ size, mtimeMs, ctimeMs }: Stats): FileStamp {
  return { size, modified: mtimeMs, changed: ctimeMs };
}

const openFile = promisify(open);
const readPart = promisify(read);
const closeFile = promisify(close);

/**
 * Reads a regular file. It takes one call into the system less than `readFile` of `node:fs/promises`, and no file handle, of which Node
 * keeps track: an index reads thousands of files.
 *
 * @param expected its size just before, in bytes; the file may have changed meanwhile
 * @param limit the number of bytes after which no more are read
 * @throws for a link, and the system's errors
 */
export async function readAsIs(path: string, expected: number, limit: number): Promise<Uint8Array> {
  const file = await openFile(path, AS_IS);
  try {
    // With one byte to spare the end is found without a larger buffer.
    let bytes = Buffer.allocUnsafe(expected + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await readPart(file, bytes, length, bytes.length - length, null);
      length += bytesRead;
      // What is shorter than was asked for ends there.
      if (bytesRead === 0 || length === expected || length > limit) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
    }
  } finally {
    await closeFile(file);
  }
}
