import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';

/** What is larger is no log, and would not fit into memory together with what is found in it. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** Why a file is not read: it is a pipe, a device or the like, which may never end or never begin. */
export class NotRegular extends Error {}

/** Why a file is not read: it has more than `MAX_BYTES`. */
export class TooLarge extends Error {}

/** A regular file as it was read. */
export interface RegularFile {
  /** Absolute and without links if the file is to be written; otherwise at least no link itself. */
  readonly realPath: string;
  readonly bytes: Buffer;
  /** From before the first byte was read. */
  readonly stats: BigIntStats;
}

/**
 * Flags to open a path that no link may have come to since it was resolved. A pipe that has come there is not waited for. Windows
 * knows neither flag.
 */
export const OPEN_AS_IS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file, or the one that a link leads to.
 *
 * @param isToWrite whether its real path is needed, which takes a quarter of the time
 * @param isListed whether the listing of its folder says that it is a regular file, and it need not be looked at before it is opened
 * @throws {NotRegular} @throws {TooLarge} @throws the system's error
 */
export function readRegularFile(path: string, isToWrite = false, isListed = false): RegularFile {
  let realPath = path;
  // Before it is opened: that alone makes some devices act.
  if (isToWrite || !(isListed || lstatSync(path).isFile())) {
    if (!statSync(path).isFile()) throw new NotRegular();
    realPath = realpathSync(path);
  }
  const file = openSync(realPath, constants.O_RDONLY | OPEN_AS_IS);
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) throw new NotRegular();
    if (stats.size > MAX_BYTES) throw new TooLarge();
    return { realPath, bytes: readAll(file, Number(stats.size)), stats };
  } finally {
    closeSync(file);
  }
}

/** @param expected how many bytes there should be; a file may grow, and those of `/proc` have a size of 0 */
function readAll(file: number, expected: number): Buffer {
  // With one byte to spare the end is found without a larger buffer.
  let bytes = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    // What is shorter than was asked for ends there.
    if (read === 0 || length === expected) return bytes.subarray(0, length);
    if (length > MAX_BYTES) throw new TooLarge();
    if (length === bytes.length) bytes = Buffer.concat([bytes], 2 * length);
  }
}
