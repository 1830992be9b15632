/** What pasting asks the server. Lines and columns are zero-based. */

import type { LspEdit, LspPosition, LspRange } from './textEdit';

/** The applications whose copied text is understood. */
export type PasteSourceId = 'weChat' | 'whatsApp' | 'telegram' | 'qq' | 'slack' | 'discord';

/** Request: a text from the clipboard as messages; `null` for a text that was not copied from a chat application. */
export const PASTE = 'chatlog/paste';
export interface PasteParams {
  readonly textDocument: { readonly uri: string };
  /** What is selected, or the cursor as an empty range. */
  readonly range: LspRange;
  readonly text: string;
  /** The user's day, `YYYY-MM-DD`, for "Today at 8:19" and dates without a year. */
  readonly today?: string;
  /** Whether the user has asked for a choice of edits, so that less evidence will do. */
  readonly asked?: boolean;
}
export interface PasteResult {
  readonly source: PasteSourceId;
  /** All messages; where some, but not all, are of the log's day, those of that day as well. At least one. */
  readonly choices: readonly PasteChoice[];
}
export interface PasteChoice {
  /** How many messages are pasted. */
  readonly messages: number;
  /** How many of them are known to be of another day than the log. */
  readonly otherDays: number;
  /** The day of the log, where messages of other days are left out. */
  readonly onlyDay?: string;
  /** How many notices and lines of an export's head are left out: nobody said them. */
  readonly leftOut: number;
  /**
   * How many lines of text stand above the first message, the end of one whose header was not copied: they are pasted too, into the
   * message above the place. Absent where there are none.
   */
  readonly linesAbove?: number;
  /** Edits that don't overlap, all of the text as it is. The last one inserts the messages. */
  readonly edits: readonly LspEdit[];
}

/** Request: where an image from the clipboard goes, what it is named after, and where the log's other images are. */
export const PASTE_IMAGE = 'chatlog/paste/image';
export interface PasteImageParams {
  readonly textDocument: { readonly uri: string };
  readonly position: LspPosition;
}
/** How to paste it, or why it can't be. */
export type PasteImageResult = PastedImage | { readonly reason: string };
export interface PastedImage {
  /**
   * Where its link goes when that is not the position: as a paragraph of its own in the body of the message there. The range, mostly
   * empty, is replaced by `before`, the link and `after`; what is selected stays.
   */
  readonly place?: { readonly range: LspRange; readonly before: string; readonly after: string };
  /** `YYYY-MM-DD`, when the log names its day. */
  readonly day?: string;
  /** `HH:MM:SS` of the message at the position, where there is one with a valid time. */
  readonly time?: string;
  /** The addresses of the log's images as they are written, the nearest before the position first; not all of very many. */
  readonly images: readonly string[];
}
