/** The request of the command that fixes all logs of a folder. */

import type { LspEdit } from './textEdit';

/** Request: the edits that fix the logs of a folder, open or not, in it and below. The request itself changes nothing. */
export const FIX_ALL_IN_FOLDER = 'chatlog/fixAllInFolder';
export interface FixAllInFolderParams {
  /** The URI of a workspace folder, or of a folder in one. */
  readonly folder: string;
  /** Whether unsafe fixes are requested as well as the safe ones. */
  readonly unsafe: boolean;
}
/** The edits, or the reason why there are none, in the user's language. */
export type FixAllInFolderResult = FixedFolder | { readonly reason: string };
export interface FixedFolder {
  /** The number of logs in the folder. */
  readonly logCount: number;
  /** The logs that the fixes change. */
  readonly logs: readonly FixedLog[];
  /** The logs that are left as they are, because their files are not UTF-8 or too large. */
  readonly leftOut: readonly LeftOutLog[];
  /** The fixes of these edits, for the user: `214 fixed in 31 logs: 120 spacings, 94 entities`. `''` for none. */
  readonly summary: string;
  /** The safe ones of these fixes, for the user: `120 spacings, 94 entities`. `''` for none. */
  readonly safe: string;
  /**
   * The unsafe ones of these fixes, for the user; if nothing can be fixed safely, the unsafe fixes that are possible. `''` for
   * none.
   */
  readonly unsafe: string;
}
export interface FixedLog {
  readonly uri: string;
  /** The version of the open log that the edits are of; `null` for a log that is not open. */
  readonly version: number | null;
  /** The `textFingerprint` of the text that the edits are of. */
  readonly fingerprint: string;
  /** Edits of that text, without overlaps, in its order. */
  readonly edits: readonly LspEdit[];
}
export interface LeftOutLog {
  readonly uri: string;
  readonly reason: 'encoding' | 'size';
}

/** Notification from the server: the progress of the request. */
export const FIX_ALL_IN_FOLDER_PROGRESS = 'chatlog/fixAllInFolder/progress';
export interface FixAllInFolderProgress {
  /** The number of logs that are done. */
  readonly done: number;
  readonly total: number;
}
