/** A file of an export, wherever it is: on a disk, in an archive, in memory. */
export interface ExportFile {
  /** The path in the chosen folder or archive, with slashes; for a single file its name. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /**
   * The content from its beginning, in pieces of at most some megabytes. Each call starts at the beginning.
   *
   * @throws {ExportError} if it cannot be read
   */
  bytes(): Iterable<Uint8Array>;
  /** As `RandomAccess` has it, where that is as fast as reading from the beginning. */
  read?(start: number, end: number): Uint8Array;
}

/** Bytes that can be read at any place, as an archive needs it. */
export interface RandomAccess {
  readonly size: number;
  /** The bytes from `start` up to `end`, or fewer at the end of the file. @throws {ExportError} */
  read(start: number, end: number): Uint8Array;
}

/** The files of a folder or archive that was chosen as one export. */
export interface ExportTree {
  readonly files: readonly ExportFile[];
  /** The file at a path, with slashes, from the top of the tree; `undefined` if there is none, or the path leads out. */
  find(path: string): ExportFile | undefined;
}

/** A file or archive that cannot be read at all. */
export class ExportError extends Error {
  constructor(readonly reason: ExportErrorReason) {
    super(reason);
  }
}

/**
 * - `unreadable`: the file system refuses
 * - `broken-archive`: not a zip archive, or one whose parts contradict each other
 * - `encrypted`: an archive with a password
 * - `too-large`: an archive that would unpack to more than is accepted (by size or ratio)
 * - `unsafe-path`: an archive with a file that would lie outside of it
 * - `needs-start`: the file has no days, or counts times from a start that it does not name (`ReadContext.start`)
 * - `too-deep`: JSON or HTML that is nested too deeply
 */
export type ExportErrorReason =
  | 'unreadable'
  | 'broken-archive'
  | 'encrypted'
  | 'too-large'
  | 'unsafe-path'
  | 'needs-start'
  | 'too-deep';

/** A tree from its files. Paths are compared as they are; of two files of one path the first counts. */
export function exportTree(files: readonly ExportFile[]): ExportTree {
  const byPath = new Map<string, ExportFile>();
  for (const file of files) if (!byPath.has(file.path)) byPath.set(file.path, file);
  return {
    files,
    find(path) {
      const normal = normalPath(path);
      return normal === undefined ? undefined : byPath.get(normal);
    },
  };
}

/** What a normal path does not have: a root, a drive, an empty segment, `.` and `..`. */
const NOT_NORMAL = /^\/|^[a-z]:|(?:^|\/)\.{0,2}(?:\/|$)/i;

/** A path without `.` and `..`; `undefined` if it leads out of the top, or is absolute. */
export function normalPath(path: string): string | undefined {
  if (!NOT_NORMAL.test(path)) return path;
  if (/^(?:\/|[a-z]:)/i.test(path)) return undefined;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
