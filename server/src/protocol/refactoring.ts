/** What the commands that rearrange messages ask the server. Lines and columns are zero-based. */

import type { LspEdit, LspRange } from './textEdit';

/** A refactoring as client and server call it; also the end of its kind of code action. */
export type RefactoringId =
  | 'sort'
  | 'mergeWithPrevious'
  | 'split'
  | 'shiftTimes'
  | 'moveUp'
  | 'moveDown'
  | 'delete'
  | 'removeDuplicates';

/** Request: what a refactoring would do to a log, for the commands; nothing is changed by asking. */
export const REFACTOR = 'chatlog/refactor';
export interface RefactorParams {
  readonly textDocument: { readonly uri: string };
  /** The selection, or the cursor as an empty range. */
  readonly range: LspRange;
  readonly refactoring: RefactoringId;
  /** What was typed, for `shiftTimes`: `+1h`, `-00:03:20`, `UTC-5 → UTC+8`. */
  readonly argument?: string;
}
/** What is to be done, or why it can't be. */
export type RefactorResult = Refactored | RefactorRefusal;
export interface RefactorRefusal {
  /** For the user to read. */
  readonly reason: string;
  /** Set where the reason is that messages would pass midnight: to which day they would go. */
  readonly leavesDay?: 'next' | 'previous';
}
export interface Refactored {
  /** The version of the log that the edits are of. */
  readonly version: number;
  /** They don't overlap, all of the text as it is. */
  readonly edits: readonly LspEdit[];
  /** What is selected afterwards, where that does not follow from the edits. */
  readonly selection?: LspRange;
  /** What comes of it, as the user reads it before it is done. */
  readonly summary?: string;
}

/** Request: the selected messages moved into another day's log, whose text comes along. */
export const MOVE_TO_DAY = 'chatlog/refactor/moveToDay';
export interface MoveToDayParams {
  readonly textDocument: { readonly uri: string };
  readonly range: LspRange;
  /** The other log as it is, unsaved changes and all, or the front matter of one to be made. */
  readonly targetText: string;
  /**
   * The messages' times are shifted by this, as in `shiftTimes`. Only those that pass midnight by it are moved; the others stay,
   * shifted as well.
   */
  readonly shift?: string;
}
export type MoveToDayResult = MovedToDay | RefactorRefusal;
export interface MovedToDay {
  readonly version: number;
  readonly edits: readonly LspEdit[];
  /** Edits of the other log. */
  readonly targetEdits: readonly LspEdit[];
  readonly count: number;
}
