import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isZip, openZip } from '../import/exported/archive/zip';
import {
  ExportError,
  type ExportFile,
  type ExportTree,
  exportTree,
  normalPath,
  type RandomAccess,
} from '../import/exported/exportFile';
import type { OpenedExport } from '../import/exported/openedExport';

/** The first piece is small, as it is often enough to see that a file is no text. */
const FIRST_PIECE = 16 * 1024;
const PIECE = 64 * 1024;
/** More files are not one export. */
const MAX_FILES = 500_000;

/**
 * Opens what a path leads to. Archives in a folder are exports of their own. Links in a folder are not followed.
 *
 * @throws {ExportError} for an archive that is refused @throws the system's error
 */
export function openExports(path: string): OpenedExport[] {
  if (!statSync(path).isDirectory()) return [openFile(path)];
  const files: ExportFile[] = [];
  const archives: OpenedExport[] = [];
  for (const file of filesBelow(path)) {
    if (isZip(headOf(file))) archives.push(openFile(join(path, file.path)));
    else files.push(file);
  }
  const folder: OpenedExport = {
    tree: exportTree(files),
    files,
    title: basename(resolve(path)),
    shown: path,
    kind: 'folder',
  };
  return files.length === 0 && archives.length > 0 ? archives : [folder, ...archives];
}

function openFile(path: string): OpenedExport {
  const title = basename(path, extname(path));
  const whole = new DiskFile(path, basename(path));
  if (isZip(headOf(whole))) {
    const tree = openZip(whole);
    return { tree, files: tree.files, title, shown: path, kind: 'archive' };
  }
  // Companions may be in the folder above, as Slack's `users.json` is.
  const folder = dirname(resolve(path));
  // Folders of a year and a month are part of the day of the files in them.
  const top = /(?:^|[/\\])(?:19|20)\d{2}[/\\]\d{2}$/.test(folder)
    ? dirname(dirname(folder))
    : dirname(folder);
  const file = new DiskFile(path, relative(top, resolve(path)).split(sep).join('/'));
  return { tree: new FolderTree(top, file), files: [file], title, shown: path, kind: 'file' };
}

/** The files around one that was chosen alone. They are looked up when a message names them. */
class FolderTree implements ExportTree {
  readonly files: readonly ExportFile[];
  readonly #top: string;
  readonly #found = new Map<string, ExportFile | undefined>();
  readonly #folders = new Map<string, boolean>();

  constructor(top: string, file: ExportFile) {
    this.#top = top;
    this.files = [file];
  }

  find(path: string): ExportFile | undefined {
    const normal = normalPath(path);
    if (normal === undefined || normal === '') return undefined;
    // First, as whole folders of pictures are often missing.
    if (!this.#isFolder(normal.slice(0, Math.max(0, normal.lastIndexOf('/'))))) return undefined;
    let found = this.#found.get(normal);
    if (found === undefined && !this.#found.has(normal)) {
      found = this.#open(normal);
      this.#found.set(normal, found);
    }
    return found;
  }

  #open(path: string): ExportFile | undefined {
    const diskPath = join(this.#top, path);
    const stats = statsOf(diskPath);
    return stats?.isFile() ? new DiskFile(diskPath, path, stats.size) : undefined;
  }

  /** Whether a path leads to a folder, with no link on the way: it may lead anywhere. */
  #isFolder(path: string): boolean {
    if (path === '') return true;
    let found = this.#folders.get(path);
    if (found === undefined) {
      const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      found = this.#isFolder(above) && statsOf(join(this.#top, path))?.isDirectory() === true;
      this.#folders.set(path, found);
    }
    return found;
  }
}

/** `undefined` for what does not exist, or cannot be read. An error for each missing file would take long. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A regular file on a disk. */
export class DiskFile implements ExportFile, RandomAccess {
  readonly size: number;

  /**
   * @param size of a regular file, if it is known
   * @throws {ExportError} if it is no regular file, such as a pipe @throws the system's error
   */
  constructor(
    readonly diskPath: string,
    readonly path: string,
    size?: number,
  ) {
    this.size = size ?? sizeOf(diskPath);
  }

  /** The URI of the file where it is. */
  get uri(): string {
    return pathToFileURL(this.diskPath).href;
  }

  *bytes(): Iterable<Uint8Array> {
    const file = this.#open();
    try {
      for (let length = FIRST_PIECE; ; length = PIECE) {
        const piece = Buffer.allocUnsafe(length);
        const read = readFrom(file, piece, null);
        if (read === 0) return;
        yield piece.subarray(0, read);
      }
    } finally {
      closeSync(file);
    }
  }

  read(start: number, end: number): Uint8Array {
    const file = this.#open();
    try {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, this.size) - start));
      return bytes.subarray(0, readFrom(file, bytes, start));
    } finally {
      closeSync(file);
    }
  }

  #open(): number {
    try {
      const file = openSync(this.diskPath, 'r');
      if (fstatSync(file).isFile()) return file;
      closeSync(file);
    } catch {
      // As for a file that is none.
    }
    throw new ExportError('unreadable');
  }
}

function sizeOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isFile()) throw new ExportError('unreadable');
  return stats.size;
}

function readFrom(file: number, bytes: Uint8Array, position: number | null): number {
  try {
    return readSync(file, bytes, 0, bytes.length, position);
  } catch {
    throw new ExportError('unreadable');
  }
}

function headOf(file: RandomAccess): Uint8Array {
  return file.read(0, 4);
}

/** The regular files in a folder and below, by path. Hidden ones are left out. */
function filesBelow(top: string): DiskFile[] {
  const files: DiskFile[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) files.push(new DiskFile(join(top, path), path));
      if (files.length > MAX_FILES) throw new ExportError('too-large');
    }
  }
  return files.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}
