/** The request of the commands that go to a message, and of the status bar. Lines and columns are zero-based. */

import type { LspPosition } from './textEdit';

/**
 * Request: a message of a log and its place. `to` selects the message, relative to `position`; without it, the message at the
 * position.
 */
export const NAVIGATE = 'chatlog/navigate';
export interface NavigateParams {
  readonly textDocument: { readonly uri: string };
  readonly position: LspPosition;
  /**
   * - `next`, `previous`: the nearest that begins after or before the position's line
   * - `nextOfSpeaker`, `previousOfSpeaker`: the nearest of the speaker at the position
   * - a time as a user types it (`1951`, `19:51:07`, `7pm`, `下午3点`): the nearest that follows it
   */
  readonly to?: 'next' | 'previous' | 'nextOfSpeaker' | 'previousOfSpeaker' | { readonly time: string };
}
export interface Navigation {
  /** The number of messages in the log. */
  readonly total: number;
  /** Absent if there is no such message. */
  readonly message?: {
    /** Counted from 0. */
    readonly index: number;
    /** The start of its speaker's name; the end of its header if it has none. */
    readonly position: LspPosition;
    /** `''` if the header has no name. */
    readonly speaker: string;
    /** `HH:MM:SS`, or an invalid time as written. */
    readonly time: string;
  };
  /** Set if the typed text is not a time. */
  readonly isNoTime?: true;
}

/** Request: what follows the `#` in the address of a message (`20:05:33`); `null` before the first message. */
export const MESSAGE_LINK = 'chatlog/message/link';
export interface MessageLinkParams {
  readonly textDocument: { readonly uri: string };
  /** A line of the message. */
  readonly position: LspPosition;
}
export interface MessageLink {
  readonly fragment: string;
}

/** Request: the message that the one at a line answers, by its quote; `null` if it answers none, or one that is not in the log. */
export const MESSAGE_ANSWERED = 'chatlog/message/answered';
export interface MessageAnsweredParams {
  readonly textDocument: { readonly uri: string };
  /** A line of the message. */
  readonly position: LspPosition;
}
export interface MessageAnswered {
  /** Counted from 0. */
  readonly index: number;
}
