/** The request of the command for a new message. Lines and columns are zero-based. */

import type { SpeakerPaint } from './speakerPaint';
import type { LspPosition } from './textEdit';

/** Request: the place for a new message, and proposals for its header. */
export const MESSAGE_PLACE = 'chatlog/message/place';
export interface MessagePlaceParams {
  readonly textDocument: { readonly uri: string };
  /** The cursor. The message goes after the one that its line belongs to. */
  readonly position: LspPosition;
  /** The typed part of the speaker's name, matched as in completion; without it, all speakers are returned. */
  readonly typed?: string;
}
export interface MessagePlace {
  readonly position: LspPosition;
  /** The text to insert before the new header: a missing line break or blank line, usually nothing. */
  readonly before: string;
  /** Whether no message follows. */
  readonly isLast: boolean;
  /** `HH:MM:SS` of the message before, if it has a valid time. */
  readonly time?: string;
  /** `YYYY-MM-DD` from the file's name. */
  readonly day?: string;
  /**
   * The possible speakers, in the order of completion: the log's speakers, the most likely first, then all other people. At
   * most as many as a list can show.
   */
  readonly speakers: readonly MessageSpeaker[];
}
/** A possible speaker. */
export interface MessageSpeaker extends SpeakerPaint {
  readonly name: string;
  /** How much they say, and in which logs or on which day. */
  readonly description: string;
  readonly isMe?: true;
}
