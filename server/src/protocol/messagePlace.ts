/** What the command for a new message asks the server. Lines and columns are zero-based. */

import type { LspPosition } from './textEdit';

/** Request: where a new message goes, and what it may begin with. */
export const MESSAGE_PLACE = 'chatlog/message/place';
export interface MessagePlaceParams {
  readonly textDocument: { readonly uri: string };
  /** The cursor: the message goes after the one that this line belongs to. */
  readonly position: LspPosition;
  /** What was typed of the speaker's name, by which speakers are found as in completion; all without it. */
  readonly typed?: string;
}
export interface MessagePlace {
  readonly position: LspPosition;
  /** What has to stand before the new header: a line break or a blank line that is lacking, mostly nothing. */
  readonly before: string;
  /** Whether no message follows. */
  readonly isLast: boolean;
  /** `HH:MM:SS` of the message before, where there is one with a valid time. */
  readonly time?: string;
  /** `YYYY-MM-DD` from the file's name. */
  readonly day?: string;
  /**
   * Who may speak, in the order in which completion proposes them: the log's speakers, likely ones first, then everybody else. No more
   * than a list may hold.
   */
  readonly speakers: readonly MessageSpeaker[];
}
/** Somebody who may speak. */
export interface MessageSpeaker {
  readonly name: string;
  /** How much they say, and where or when. */
  readonly description: string;
  /** A hue in degrees, as in the preview. */
  readonly hue: number;
  /** The registry's colour, safe to put into a style. */
  readonly color?: string;
  readonly isMe?: true;
}
