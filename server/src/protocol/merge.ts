import type { FileCopy, LogChangeResult, LogChoices, OfferCounts } from './logChange';

/** The requests for merging logs. Places are URIs. */

/**
 * Request: reads logs, open ones as they are typed, and says what would be added to the first ones. Nothing is written. The server keeps
 * what it read until `MERGE_END`, or the next `MERGE_READ`.
 */
export const MERGE_READ = 'chatlog/merge/read';
export interface MergeReadParams {
  /**
   * Logs and folders with logs, at least two, in folders of the workspace. A folder has a slash at its end. The text of the first stays, and
   * the messages of the others are added to it.
   */
  readonly sources: readonly string[];
  /** Whether what looks like two conversations is merged all the same. */
  readonly anyway?: boolean;
}

/** What was read, or the reason why nothing was. */
export type MergeReadResult = MergeReading | { readonly reason: string };
export interface MergeReading {
  /** Of this merge among those of the server. */
  readonly id: number;
  /** The logs of the first source. Those to which nothing is added are among them. */
  readonly logs: readonly MergedLog[];
  /** One for each two sources that have a conversation both. */
  readonly relations: readonly SourceRelation[];
}
export interface MergedLog {
  readonly uri: string;
  readonly day: string;
  /**
   * `same`: it has all messages already; `merged`: messages are added to it; `other`: it is not changed, as some of the sources look like two
   * conversations and `MergeReadParams.anyway` is not set.
   */
  readonly state: 'new' | 'same' | 'merged' | 'other';
  /** How many messages are added, or would be. */
  readonly added: number;
  /** How many messages only one source has, by its index in `MergeReadParams.sources`. */
  readonly only: readonly number[];
  /** How many messages several sources have. */
  readonly common: number;
  /** How many pairs of messages may be the same. Both stay. */
  readonly uncertain: number;
  /** For how many messages of the log others know something better. */
  readonly offers: OfferCounts;
  /** The files that added messages name and that are not where the log would find them. */
  readonly files: readonly FileCopy[];
}
/** Two sources, by index, and their messages in the time that both have messages of. */
export interface SourceRelation {
  readonly a: number;
  readonly b: number;
  /**
   * `same`: they look like one conversation; `different`: they look like two, at least in one of their folders, and are merged only with `MergeReadParams.anyway`; `apart`: nothing tells, as one ends before the other begins, or the messages are too few.
   */
  readonly relation: 'same' | 'apart' | 'different';
  /** How many messages each has then, and how many of them are the same. */
  readonly common: { readonly a: number; readonly b: number; readonly pairs: number };
}

/** Request: the text of a log, by its index in `MergeReading.logs`; `null` for one in the state `other`, and if another merge was read since, or this one has ended. */
export const MERGE_LOG = 'chatlog/merge/log';
export interface MergeLogParams {
  /** `MergeReading.id`. */
  readonly id: number;
  readonly index: number;
  readonly choices?: LogChoices;
}
export type MergeLogResult = LogChangeResult;

/** Notification: what was read is no longer needed. */
export const MERGE_END = 'chatlog/merge/end';
export interface MergeEndParams {
  readonly id: number;
}
