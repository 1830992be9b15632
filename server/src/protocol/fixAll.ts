/** The request of the commands that fix a whole log. */

import type { LspEdit } from './textEdit';

/**
 * Request: the edits that fix a log, for the commands. The request itself changes nothing. `null` for a document that is not a
 * log.
 */
export const FIX_ALL = 'chatlog/fixAll';
export interface FixAllParams {
  readonly textDocument: { readonly uri: string };
  /** Whether unsafe fixes are requested as well as the safe ones. */
  readonly unsafe: boolean;
}
export interface FixAllAnswer {
  /** The version of the log that the edits are of. */
  readonly version: number;
  /** Edits of the text as it is now, without overlaps; none if there is nothing to fix. */
  readonly edits: readonly LspEdit[];
  /** The fixes of these edits, for the user: `7 fixed: 4 spacings, 3 entities`. `''` for none. */
  readonly summary: string;
  /** The safe ones of these fixes, for the user: `4 spacings, 3 entities`. `''` for none. */
  readonly safe: string;
  /**
   * The unsafe ones of these fixes, for the user; if nothing can be fixed safely, the unsafe fixes that are possible. `''` for
   * none.
   */
  readonly unsafe: string;
}
