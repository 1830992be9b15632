/** The requests for finding messages in all logs. Lines and columns are zero-based. */

import type { SpeakerPaint } from './speakerPaint';
import type { LspPosition } from './textEdit';

/** Which texts are alike. By default, those that differ in case, width or form (simplified, traditional) alone are. */
export interface FindChoices {
  /** Whether `A` and `a` differ. */
  readonly matchCase?: boolean;
  /** Whether `Ａ` and `A` differ. */
  readonly matchWidth?: boolean;
  /** Whether `发` and `發` differ. */
  readonly matchForms?: boolean;
}

/**
 * Request: the messages that a query finds, the newest first. With a `partialResultToken` (LSP, "Partial Result Progress") they come as
 * they are found, each part a `FindPart`, and the result has the last part; without one, the result has all.
 */
export const FIND = 'chatlog/find';
export interface FindParams extends FindChoices {
  /** `docs/find.md` says how one is written. */
  readonly query: string;
  /** The maximum number of messages. */
  readonly limit: number;
  /** Where an earlier search stopped at its limit: this one goes on behind it. */
  readonly after?: FindPlace;
  readonly partialResultToken?: string | number;
}
export type FindResult = FindEnd | FindRefusal;
export interface FindPart {
  readonly found: readonly FoundMessage[];
  /** So many of the logs are searched, of so many. */
  readonly searched: number;
  readonly total: number;
}
export interface FindEnd extends FindPart {
  /** Where the search stopped, if it found as many messages as it may. There may be more. */
  readonly stopped?: FindPlace;
  /** The number of logs that could not be searched: they are not UTF-8, too large, or can't be read. */
  readonly unread: number;
}
/** What is wrong with a query. */
export interface FindRefusal {
  readonly problems: readonly FindProblem[];
}
export interface FindProblem {
  /** For the user. */
  readonly message: string;
  /** The part of the query, in UTF-16 units; half-open. */
  readonly start: number;
  readonly end: number;
}
/** A message by its log and its header. */
export interface FindPlace {
  readonly uri: string;
  /** `YYYY-MM-DD` of the log, if it has one. */
  readonly day?: string;
  /** The line of the header. */
  readonly line: number;
}
export interface FoundMessage extends FindPlace, SpeakerPaint {
  /** As readers see it; `''` if the header names no speaker. */
  readonly speaker: string;
  /** `HH:MM:SS`, if the header has a valid time. */
  readonly time?: string;
  /** A part of what the message says, in one line. */
  readonly text: string;
  /** What is found in `text`, as pairs: start and end, in UTF-16 units. */
  readonly marks: readonly number[];
  /** Where to show it: what was found, if it stands in the log as it is shown; else what was said. */
  readonly start: LspPosition;
  readonly end: LspPosition;
}

/** Request: the messages before and after one. `null` if the log has no message with its header there any more. */
export const FIND_CONTEXT = 'chatlog/find/context';
export interface FindContextParams extends FindPlace {
  /** The maximum number on either side. */
  readonly count: number;
}
export interface FindContext {
  /** In the order of the log. */
  readonly before: readonly FoundMessage[];
  readonly after: readonly FoundMessage[];
}

/** Request: what can be written at the end of a query, and what is wrong with it. */
export const FIND_COMPLETE = 'chatlog/find/complete';
export interface FindCompleteParams {
  readonly query: string;
}
export interface FindCompletion {
  readonly items: readonly FindCompletionItem[];
  readonly problems: readonly FindProblem[];
}
export interface FindCompletionItem extends Partial<SpeakerPaint> {
  readonly label: string;
  /** What it means. */
  readonly detail: string;
  /** The whole query with it. */
  readonly query: string;
}
