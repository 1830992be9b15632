import type { ChatLog } from '../document/chatLog';
import type { AnswerCounts } from '../people/answers';
import type { People } from '../people/people';
import type { SpokenName } from '../people/spokenName';
import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { NameCount } from './countedNames';
import type { UnreadableReason } from './logReader';
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

/** A log whose file exists and is not read: it is not UTF-8, or too large. */
export interface UnreadableLog {
  readonly uri: string;
  readonly reason: UnreadableReason;
}

/** Cancels long work whose result is no longer needed. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/**
 * The logs and people of the workspace: open logs as they are typed, the others as their files were last read. Everything
 * returns at once with what is known; `isComplete` says whether all logs have been read.
 */
export interface Workspace {
  /** Whether no log is waiting to be read. */
  readonly isComplete: boolean;
  /** Resolves once all logs and registries are read. */
  whenComplete(): Promise<void>;
  /** Increases when a log or a registry changes, also with each keystroke in an open one. */
  readonly generation: number;
  /** The registries' people, and the names in all logs. */
  readonly people: People;
  /** The existing registries, at most one per folder. */
  readonly registries: readonly WorkspaceRegistry[];
  /** The URI of the workspace folder that holds a document, without a trailing slash; the innermost if folders are nested. */
  folderOf(uri: string): string | undefined;
  /** The place of the registry of a log's folder, existing or not; `undefined` for a log outside all folders. */
  registryUri(logUri: string): string | undefined;
  /** The records of all logs, ordered by day and URI. */
  logs(): readonly LogRecord[];
  /** The names that speak in these logs. They follow the logs: read them at once. */
  spokenNames(): Iterable<SpokenName<LogRecord>>;
  /** One of them; `undefined` if it speaks in no log. */
  spokenName(name: string): SpokenName<LogRecord> | undefined;
  /** How often each name speaks directly after `name` in these logs, but for the log `besides`. It follows the logs: read it at once. */
  answersTo(name: string, besides: string): AnswerCounts;
  /** The logs that are left out, as their text can't be read. */
  unreadable(): readonly UnreadableLog[];
  /** The record of one log; escaping in the URI does not matter. */
  record(uri: string): LogRecord | undefined;
  /** The open log; escaping in the URI does not matter. */
  openLog(uri: string): OpenLog | undefined;
  /** The open logs, most recently opened last. */
  openLogs(): readonly OpenLog[];
  /**
   * The current records of some logs. Files that aren't open are read again, as a change may not have been reported. Files that
   * don't exist or can't be read are left out.
   */
  reread(uris: Iterable<string>, token: Cancellation): Promise<LogRecord[]>;
  /**
   * The lines of a log, with terminators: of an open log as it is typed, of another from its file.
   *
   * @throws if the file can't be read
   */
  readLines(uri: string): Promise<readonly string[]>;
  /**
   * The text of a log's file in pieces that end with a line, for work that pauses between them (`growLog`).
   *
   * @throws if the file can't be read; `NotUtf8` while the pieces are iterated
   */
  readPieces(uri: string): Promise<Iterable<string>>;
  /** The speakers of the logs that are not open, with the number of their messages: the most frequent first, equal ones by name. */
  otherSpeakers(): readonly NameCount[];
  /** The authors in the front matter of these logs, with the number of logs. */
  otherAuthors(): ReadonlyMap<string, number>;
  /** Whether a file exists or is open. Files outside `folder`, or behind a link in it, are not looked for. */
  exists(uri: string, folder: string): Promise<boolean>;
}
