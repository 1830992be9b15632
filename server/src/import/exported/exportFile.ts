/** A file of an export, wherever it is: on a disk, in an archive, in memory. */
export interface ExportFile {
  /** The path in the chosen folder or archive, with slashes; for a single file its name. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /**
   * The content from its beginning, in pieces of at most a megabyte. Each call begins anew.
   *
   * @throws {ExportError} if it cannot be read
   */
  bytes(): Iterable<Uint8Array>;
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
 * - `too-deep`: JSON or HTML that is nested too deeply
 * - `needs-start`: the file has no days, or counts times from a start that it does not name (`ReadContext.start`)
 */
export type ExportErrorReason =
  | 'unreadable'
  | 'broken-archive'
  | 'encrypted'
  | 'too-large'
  | 'too-deep'
  | 'needs-start';
