import type { LogCache } from './cache/logCache';
import type { FileSystem } from './fileSystem';

/** The maximum number of logs; further logs are not read. The user is told so. With as many, the index takes about 1.2 GB. */
export const MAX_FILES = 100_000;

/** The progress of reading the logs. */
export interface IndexProgress {
  /** The number of logs that were found or must be read again. */
  readonly total: number;
  readonly done: number;
}

export interface LogIndexOptions {
  readonly fileSystem: FileSystem;
  /** What was known when the folders were open last, if the file system has stamps. */
  readonly cache?: LogCache | undefined;
  /** Called with a message for each file that is left out; the message gives the reason. */
  readonly log: (message: string) => void;
  /** Called after each log is read, and once when all are. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Called when more logs are found than are read. */
  readonly onTooMany?: (found: number) => void;
  /** Called when the record of a log comes, changes or goes, with the `uriKey` of the log. */
  readonly onRecord?: (key: string) => void;
}
