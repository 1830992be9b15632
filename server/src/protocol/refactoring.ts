/** The requests of the commands that rearrange messages. Lines and columns are zero-based. */

import type { LspEdit, LspRange } from './textEdit';

/** The identifier of a refactoring; also the end of its kind of code action. */
export type RefactoringId =
  | 'sort'
  | 'mergeWithPrevious'
  | 'split'
  | 'shiftTimes'
  | 'moveUp'
  | 'moveDown'
  | 'delete'
  | 'removeDuplicates'
  | 'mergeDuplicatedRuns';

/** Request: the result of a refactoring of a log, for the commands. The request itself changes nothing. */
export const REFACTOR = 'chatlog/refactor';
export interface RefactorParams {
  readonly textDocument: { readonly uri: string };
  /** The selection, or the cursor as an empty range. */
  readonly range: LspRange;
  readonly refactoring: RefactoringId;
  /** The typed argument of `shiftTimes`: `+1h`, `-00:03:20`, `UTC-5 → UTC+8`. */
  readonly argument?: string;
}
/** The edits, or the reason why there are none. */
export type RefactorResult = Refactored | RefactorRefusal;
export interface RefactorRefusal {
  /** In the user's language. */
  readonly reason: string;
  /** Set if the reason is that messages would pass midnight: the day that they would go to. */
  readonly leavesDay?: 'next' | 'previous';
}
export interface Refactored {
  /** The version of the log that the edits are of. */
  readonly version: number;
  /** Edits of the text as it is now, without overlaps. */
  readonly edits: readonly LspEdit[];
  /** The selection afterwards, if it does not follow from the edits. */
  readonly selection?: LspRange;
  /** The result, as shown to the user before it is applied. */
  readonly summary?: string;
}

/** Request: moves the selected messages into another day's log, whose text is a parameter. */
export const MOVE_TO_DAY = 'chatlog/refactor/moveToDay';
export interface MoveToDayParams {
  readonly textDocument: { readonly uri: string };
  readonly range: LspRange;
  /** The text of the other log, including unsaved changes, or the front matter of a log to be created. */
  readonly targetText: string;
  /**
   * The shift of the messages' times, as in `shiftTimes`. Only messages that pass midnight by it are moved; the others stay and
   * are shifted as well.
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
