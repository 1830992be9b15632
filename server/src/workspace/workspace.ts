import type { ChatLog } from '../document/chatLog';
import type { People } from '../people/people';
import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { LogRecord } from './logRecord';

/** A registry of the workspace, open or not. */
export interface WorkspaceRegistry {
  readonly uri: string;
  readonly registry: SpeakerRegistry;
  readonly text: string;
  /** The version of the open document; `null` for a file that isn't open. */
  readonly version: number | null;
}

/** An open log. */
export interface OpenLog {
  readonly uri: string;
  readonly version: number;
  readonly log: ChatLog;
}

/** What stops long work when nobody waits for it any more. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/**
 * What holds over all logs of the workspace: open ones as they are typed, the others as their files were last read. Everything
 * answers at once with what is known; `isComplete` tells whether all logs have been read by now.
 */
export interface Workspace {
  /** Whether no log is waiting to be read. */
  readonly isComplete: boolean;
  /** Resolves once all logs and registries are read; at once when they are. */
  whenComplete(): Promise<void>;
  /** Counts up when a log or a registry changes, a keystroke in an open one included. */
  readonly generation: number;
  /** The registries' people, and the names in all logs. */
  readonly people: People;
  /** The registries that there are, one a folder at most. */
  readonly registries: readonly WorkspaceRegistry[];
  /** The URI of the workspace folder that holds a document, without a slash at its end; the innermost where folders are nested. */
  folderOf(uri: string): string | undefined;
  /** Where the registry of a log's folder is, or would be; `undefined` for a log outside all folders. */
  registryUri(logUri: string): string | undefined;
  /** The records of all logs, by day and URI. */
  logs(): readonly LogRecord[];
  /** The record of one log, however its URI is escaped. */
  record(uri: string): LogRecord | undefined;
  /** The open log, however its URI is escaped. */
  openLog(uri: string): OpenLog | undefined;
  /** The open logs, most recently opened last. */
  openLogs(): readonly OpenLog[];
  /**
   * The records of some logs as they are this moment: files that aren't open are read again, as they may have changed without
   * anybody telling. Those that are gone or can't be read are left out.
   */
  reread(uris: Iterable<string>, token: Cancellation): Promise<LogRecord[]>;
  /** The lines of a log, with terminators: of the open one as it is typed, of another by reading its file. @throws when it can't be read */
  readLines(uri: string): Promise<readonly string[]>;
  /** Speakers of the logs that are not open, with the number of their messages. */
  otherSpeakers(): ReadonlyMap<string, number>;
  /** The authors that the front matter of these logs names, with the number of logs. */
  otherAuthors(): ReadonlyMap<string, number>;
  /** Whether a file is there, or open. Nothing is looked for outside of `folder`, nor behind a link in it. */
  exists(uri: string, folder: string): Promise<boolean>;
}
