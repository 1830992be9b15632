import type { FileStamp } from './cache/fileStamp';

/** Why a log has no record, where the user can do something about it. */
export type UnreadableReason = 'encoding' | 'size';

/** A log that could not be read. */
export interface FailedLog {
  readonly uri: string;
  readonly reason: UnreadableReason | undefined;
  /** In English. */
  readonly message: string;
}

/** What was read of some logs. */
export interface ReadLogs {
  /** The records with the stamps of their files, as a pack (`cache/recordPack.ts`). */
  readonly pack: Uint8Array<ArrayBuffer>;
  readonly failed: readonly FailedLog[];
  /** The time just before the first of them was read. */
  readonly now: number;
}

/**
 * Reads very many logs beside the work of the server, as threads do. Files are found to be logs, and inside their folders, as by
 * `FileSystem`. Each method rejects once the reader is closed, or has failed.
 */
export interface LogReader {
  /** The number of requests that it serves at the same time. */
  readonly width: number;
  /** As `FileStamps.of`. */
  stampsOf(uris: readonly string[], folder: string): Promise<readonly (FileStamp | undefined)[]>;
  /** Reads logs in a folder and scans them. */
  read(uris: readonly string[], folder: string): Promise<ReadLogs>;
  close(): void;
}
