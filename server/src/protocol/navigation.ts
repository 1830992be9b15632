/** What the commands that go to a message, and the status bar, ask the server. Lines and columns are zero-based. */

import type { LspPosition } from './textEdit';

/**
 * Request: a message of a log by where it stands. Which one: `to`, as seen from `position`; without it, the one that the
 * position is in.
 */
export const NAVIGATE = 'chatlog/navigate';
export interface NavigateParams {
  readonly textDocument: { readonly uri: string };
  readonly position: LspPosition;
  /**
   * - `next`, `previous`: the nearest that begins after or before the position's line
   * - `nextOfSpeaker`, `previousOfSpeaker`: the nearest of who speaks at the position
   * - a time as somebody types it (`1951`, `19:51:07`, `7pm`, `下午3点`): the nearest that follows it
   */
  readonly to?: 'next' | 'previous' | 'nextOfSpeaker' | 'previousOfSpeaker' | { readonly time: string };
}
export interface Navigation {
  /** How many messages the log has. */
  readonly total: number;
  /** Absent where there is no such message. */
  readonly message?: {
    /** Counted from 0. */
    readonly index: number;
    /** Where its speaker's name begins; the end of its header where none is named. */
    readonly position: LspPosition;
    /** `''` when nobody is named. */
    readonly speaker: string;
    /** `HH:MM:SS`, or the time as it is written where it is no time. */
    readonly time: string;
  };
  /** Set where what was typed is no time. */
  readonly isNoTime?: true;
}
