import { Inflate } from 'fflate';
import { createDecoder } from '../../../text/decoder';
import {
  ExportError,
  type ExportFile,
  type ExportTree,
  exportTree,
  normalPath,
  type RandomAccess,
} from '../exportFile';
import { detectEncoding } from '../input/encoding';

/** Signatures and sizes are those of PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16. All numbers are little-endian. */
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const END = 0x06054b50;
const END_SIZE = 22;
const END_64 = 0x06064b50;
const END_64_SIZE = 56;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_SIZE = 20;
const MAX_COMMENT = 0xffff;

const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;
const IS_UTF8 = 1 << 11;
/** The extra field with sizes and places of more than four bytes. */
const EXTRA_64 = 1;

/** No export has more files: a chat of ten years has some ten thousand pictures. */
const MAX_FILES = 500_000;
/** The size of a directory of as many files with long names. */
const MAX_DIRECTORY = 128 * 1024 * 1024;
/** Text shrinks to a tenth, repetitive JSON to a fiftieth; only bombs shrink more (deflate's limit is 1,032). */
const MAX_RATIO = 200;
/** Files up to this size may have any ratio. */
const SMALL = 16 * 1024 * 1024;
/** Pieces that are unpacked at once: at most 16 MB come out of them. */
const PIECE = 16 * 1024;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerStart: number;
}

/** Whether bytes begin as a zip archive, also an empty one. */
export function isZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    (head[2] === 3 || head[2] === 5) &&
    (head[3] === 4 || head[3] === 6)
  );
}

/**
 * The files of a zip archive. Its directory alone is read; a file is unpacked piece by piece when it is read. Folders and links are
 * left out.
 *
 * fflate unpacks; the directory is read here, as fflate wants the whole archive in memory, or reads it from its beginning without
 * the directory.
 *
 * @throws {ExportError} for what is not a whole archive; for bombs, by size, ratio or overlapping files; for paths that lead out
 */
export function openZip(archive: RandomAccess): ExportTree {
  const entries = readDirectory(archive);
  requireSmall(entries, archive.size);
  return exportTree(entries.map(entry => fileOf(archive, entry)));
}

function readDirectory(archive: RandomAccess): Entry[] {
  const { count, size, start } = findDirectory(archive);
  if (count > MAX_FILES || size > MAX_DIRECTORY) throw new ExportError('too-large');
  if (start + size > archive.size) throw new ExportError('broken-archive');
  const bytes = archive.read(start, start + size);
  const view = viewOf(bytes);
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY) {
      throw new ExportError('broken-archive');
    }
    const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const end = extraEnd + view.getUint16(at + 32, true);
    if (end > bytes.length) throw new ExportError('broken-archive');
    const entry = readEntry(
      view,
      at,
      bytes.subarray(at + ENTRY_SIZE, nameEnd),
      bytes.subarray(nameEnd, extraEnd),
    );
    if (entry !== undefined) entries.push(entry);
    at = end;
  }
  return entries;
}

/** `undefined` for a folder or a link. */
function readEntry(view: DataView, at: number, name: Uint8Array, extra: Uint8Array): Entry | undefined {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const made = view.getUint8(at + 5);
  const mode = view.getUint32(at + 38, true) >>> 16;
  const written = createDecoder(flags & IS_UTF8 ? 'utf-8' : detectEncoding(name), { fatal: false }).decode(
    name,
  );
  const path = normalPath(written.replaceAll('\\', '/'));
  if (path === undefined) throw new ExportError('unsafe-path');
  const isUnix = made === 3;
  const isLink = isUnix && (mode & 0o170000) === 0o120000;
  if (/[/\\]$/.test(written) || path === '' || isLink) return undefined;
  if (flags & IS_ENCRYPTED) throw new ExportError('encrypted');
  if (method !== STORED && method !== DEFLATED) throw new ExportError('broken-archive');
  const [size, packedSize, headerStart] = withExtra(
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    extra,
  );
  return { path, method, packedSize: packedSize!, size: size!, headerStart: headerStart! };
}

/** The numbers of an entry; those that are `0xffffffff` stand in the extra field, in the same order. */
function withExtra(numbers: readonly number[], extra: Uint8Array): number[] {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length && view.getUint16(at, true) !== EXTRA_64)
    at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return numbers.map(number => {
    if (number !== 0xffffffff || at + 8 > extra.length) return number;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  });
}

function findDirectory(archive: RandomAccess): { count: number; size: number; start: number } {
  const tailStart = Math.max(0, archive.size - END_SIZE - MAX_COMMENT);
  const tail = archive.read(tailStart, archive.size);
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const end = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
    };
    const isLarge = end.count === 0xffff || end.size === 0xffffffff || end.start === 0xffffffff;
    return (isLarge ? findDirectory64(archive, tailStart + at) : undefined) ?? end;
  }
  throw new ExportError('broken-archive');
}

function findDirectory64(
  archive: RandomAccess,
  end: number,
): { count: number; size: number; start: number } | undefined {
  const locator = viewOf(archive.read(Math.max(0, end - LOCATOR_64_SIZE), end));
  if (locator.byteLength < LOCATOR_64_SIZE || locator.getUint32(0, true) !== LOCATOR_64) return undefined;
  const at = Number(locator.getBigUint64(8, true));
  const view = viewOf(archive.read(at, at + END_64_SIZE));
  if (view.byteLength < END_64_SIZE || view.getUint32(0, true) !== END_64)
    throw new ExportError('broken-archive');
  return {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    start: Number(view.getBigUint64(48, true)),
  };
}

/** Refuses files that share bytes, as in a bomb without nesting, and ratios that no export has. */
function requireSmall(entries: readonly Entry[], archiveSize: number): void {
  let packed = 0;
  for (const { size, packedSize } of entries) {
    packed += packedSize;
    if (size > SMALL && size > packedSize * MAX_RATIO) throw new ExportError('too-large');
  }
  if (packed > archiveSize) throw new ExportError('too-large');
}

function fileOf(archive: RandomAccess, entry: Entry): ExportFile {
  return {
    path: entry.path,
    size: entry.size,
    *bytes() {
      const start = dataStart(archive, entry);
      const end = start + entry.packedSize;
      if (end > archive.size) throw new ExportError('broken-archive');
      if (entry.method === STORED) {
        for (let at = start; at < end; at += 1 << 18) yield archive.read(at, Math.min(end, at + (1 << 18)));
      } else yield* inflated(archive, start, end, entry.size);
    },
  };
}

function dataStart(archive: RandomAccess, { headerStart }: Entry): number {
  const header = viewOf(archive.read(headerStart, headerStart + LOCAL_HEADER_SIZE));
  if (header.byteLength < LOCAL_HEADER_SIZE || header.getUint32(0, true) !== LOCAL_HEADER) {
    throw new ExportError('broken-archive');
  }
  return headerStart + LOCAL_HEADER_SIZE + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Unpacks piece by piece. A file that is larger than the directory says is a bomb. */
function* inflated(archive: RandomAccess, start: number, end: number, size: number): Iterable<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate(piece => {
    length += piece.length;
    if (length > size) throw new ExportError('too-large');
    pieces.push(piece);
  });
  for (let at = start; at < end; at += PIECE) {
    try {
      inflate.push(archive.read(at, Math.min(end, at + PIECE)), at + PIECE >= end);
    } catch (error) {
      yield* pieces;
      throw error instanceof ExportError ? error : new ExportError('broken-archive');
    }
    yield* pieces;
    pieces = [];
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
