/** The requests for pasting. Lines and columns are zero-based. */

import type { LspEdit, LspPosition, LspRange } from './textEdit';

/** The applications whose copied text is recognized. */
export type PasteSourceId = 'weChat' | 'whatsApp' | 'telegram' | 'qq' | 'slack' | 'discord';

/** Request: converts a text from the clipboard to messages; `null` for a text that was not copied from a chat application. */
export const PASTE = 'chatlog/paste';
export interface PasteParams {
  readonly textDocument: { readonly uri: string };
  /** The selection, or the cursor as an empty range. */
  readonly range: LspRange;
  readonly text: string;
  /** The user's day, `YYYY-MM-DD`, for "Today at 8:19" and dates without a year. */
  readonly today?: string;
  /** Whether the user has requested a choice of edits, so that less evidence is enough. */
  readonly isExplicit?: boolean;
}
export interface PasteResult {
  /** The application; for the text of an exported file the name of the application and the form: `LINE (text)`. */
  readonly source: PasteSourceId | (string & {});
  /** All messages; if only some are of the log's day, those of that day as a second choice. At least one. */
  readonly choices: readonly PasteChoice[];
}
export interface PasteChoice {
  /** The number of messages that are pasted. */
  readonly messages: number;
  /** The number of messages that are known to be of another day than the log. */
  readonly otherDays: number;
  /** The day of the log, if messages of other days are left out. */
  readonly onlyDay?: string;
  /** The number of notices and lines of an export's head that are left out, as they are not messages. */
  readonly leftOut: number;
  /**
   * The number of lines of text above the first message. They are the end of a message whose header was not copied, and are
   * pasted into the message above the place. Absent if there are none.
   */
  readonly linesAbove?: number;
  /** Edits of the text as it is now, without overlaps. The last one inserts the messages. */
  readonly edits: readonly LspEdit[];
}

/** Request: the place and the name for an image from the clipboard, and where the log's other images are. */
export const PASTE_IMAGE = 'chatlog/paste/image';
export interface PasteImageParams {
  readonly textDocument: { readonly uri: string };
  readonly position: LspPosition;
}
/** How to paste it, or the reason why it can't be pasted. */
export type PasteImageResult = PastedImage | { readonly reason: string };
export interface PastedImage {
  /**
   * The place of its link if that is not the position: a paragraph of its own in the body of the message there. The range,
   * which is usually empty, is replaced by `before`, the link and `after`; the selection stays.
   */
  readonly place?: { readonly range: LspRange; readonly before: string; readonly after: string };
  /** `YYYY-MM-DD`, if the log has a day. */
  readonly day?: string;
  /** `HH:MM:SS` of the message at the position, if it has a valid time. */
  readonly time?: string;
  /**
   * The addresses of the log's images, as written, the nearest before the position first. If there are very many, some are left
   * out.
   */
  readonly images: readonly string[];
}
