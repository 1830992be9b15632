/**
 * The file of the cache: what is known of the logs of one workspace folder.
 *
 *     file = "chatlogs", version (four bytes), checksum of what follows (eight), length of what follows (eight),
 *            folder (length in four bytes, UTF-16, filled up to a multiple of four bytes), pack (recordPack.ts)
 *
 * Numbers are little endian. A file that is not exactly what was written is thrown away as a whole.
 */
import { encodeUtf8 } from '../../text/decoder';
import { Fingerprint } from '../fingerprint';
import { VERSION } from './recordPack';

const MAGIC = 'chatlogs';

const HEAD = 28;

/** The bytes that are summed in one step, which takes about 0.3 ms. */
const STEP = 256 * 1024;

/** Thrown for bytes that are not a file of this version and folder. The message says why, in English. */
export class BadCache extends Error {}

/**
 * The file with a pack, in pieces.
 *
 * @param folder the `uriKey` of the folder
 * @param pause called between steps of the work
 */
export async function writeCacheFile(
  folder: string,
  pack: readonly Uint8Array[],
  pause: () => Promise<void>,
): Promise<Uint8Array[]> {
  const pieces = [folderBytes(folder), ...pack];
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const head = new Uint8Array(HEAD);
  head.set(encodeUtf8(MAGIC));
  const view = new DataView(head.buffer);
  view.setUint32(8, VERSION, true);
  const [a, b] = await checksum(pieces, pause);
  view.setUint32(12, a, true);
  view.setUint32(16, b, true);
  view.setFloat64(20, length, true);
  return [head, ...pieces];
}

/**
 * The pack in a file: a view.
 *
 * @throws BadCache
 */
export async function readCacheFile(
  folder: string,
  bytes: Uint8Array,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const isOurs = encodeUtf8(MAGIC).every((byte, i) => bytes[i] === byte);
  if (bytes.length < HEAD || !isOurs) throw new BadCache('it is no cache');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(8, true);
  if (version !== VERSION) throw new BadCache(`its version is ${version}, not ${VERSION}`);
  const rest = bytes.subarray(HEAD);
  if (view.getFloat64(20, true) !== rest.length) throw new BadCache('it is not complete');
  const [a, b] = await checksum([rest], pause);
  if (a !== view.getUint32(12, true) || b !== view.getUint32(16, true)) throw new BadCache('it is damaged');
  const own = folderBytes(folder);
  if (!own.every((byte, i) => rest[i] === byte)) throw new BadCache('it is of another folder');
  return rest.subarray(own.length);
}

function folderBytes(folder: string): Uint8Array {
  const bytes = new Uint8Array(4 + Math.ceil(folder.length / 2) * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, folder.length, true);
  for (let i = 0; i < folder.length; i++) view.setUint16(4 + 2 * i, folder.charCodeAt(i), true);
  return bytes;
}

/** @param pieces each of a multiple of four bytes, but the last */
async function checksum(
  pieces: readonly Uint8Array[],
  pause: () => Promise<void>,
): Promise<readonly [number, number]> {
  const fingerprint = new Fingerprint();
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += STEP) {
      await pause();
      fingerprint.add(piece.subarray(at, at + STEP));
    }
  }
  return fingerprint.numbers;
}
