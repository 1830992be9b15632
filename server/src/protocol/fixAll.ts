/** What the commands that fix a whole log ask the server. */

import type { LspEdit } from './textEdit';

/** Request: what would fix a log, for the commands; nothing is changed by asking. `null` for a document that is not a log. */
export const FIX_ALL = 'chatlog/fixAll';
export interface FixAllParams {
  readonly textDocument: { readonly uri: string };
  /** Whether unsafe fixes are wanted beside the safe ones. */
  readonly unsafe: boolean;
}
export interface FixAllAnswer {
  /** The version of the log that the edits are of. */
  readonly version: number;
  /** They don't overlap, all of the text as it is; none where nothing can be fixed so. */
  readonly edits: readonly LspEdit[];
  /** What they fix, for the user to read: `7 fixed: 4 spacings, 3 entities`. `''` for nothing. */
  readonly summary: string;
  /** What of it is safe, for the user to read: `4 spacings, 3 entities`. `''` for nothing. */
  readonly safe: string;
  /** What of it is unsafe, for the user to read; where nothing can be fixed safely, what could be otherwise. `''` for nothing. */
  readonly unsafe: string;
}
