import type { LogView } from '../../log/logView';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import type { RefactoringId, RefactorRefusal } from '../../protocol';
import { comparePositions, type Edit, lastLineIn, type Range } from '../../text/span';

/** A change of a log that keeps what was said. It only computes edits; the caller applies them. */
export interface Refactoring {
  readonly id: RefactoringId;
  /** Arguments to offer in a list, where the user cannot type. Absent when no argument is needed. */
  readonly choices?: readonly string[];
  /**
   * The title in a list of code actions.
   *
   * @param count the number of selected messages
   */
  title(count: number, argument: string): string;
  /**
   * @param range the selection; an empty one selects the message that it is in
   * @param argument the user's input; `''` when no argument is needed
   */
  apply(log: LogView, range: Range, argument: string): Outcome;
}

export type Outcome = Change | RefactorRefusal;

/** Edits of the current log. They do not overlap, and are undone in one step. */
export interface Change {
  readonly edits: readonly Edit[];
  /** The selection afterwards, if it differs from the one that an editor derives from the edits. */
  readonly selection?: Range;
  /** A summary of the change, displayed before it is applied. */
  readonly summary?: string;
}

export function isRefusal(outcome: object): outcome is RefactorRefusal {
  return 'reason' in outcome;
}

/** Consecutive messages from `first` to `end` (exclusive). */
export interface MessageSpan {
  readonly first: number;
  readonly end: number;
}

/**
 * The messages that a selection touches. An empty selection touches at most one. A selection that ends at the
 * start of a line does not touch that line, because that is how editors select whole lines. The direction of
 * a selection does not matter. `undefined` before the first message.
 */
export function selectedMessages(transcript: Transcript, range: Range): MessageSpan | undefined {
  const isReversed = comparePositions(range.start, range.end) > 0;
  const [start, end] = isReversed ? [range.end, range.start] : [range.start, range.end];
  const last = messageIndexAt(transcript, lastLineIn({ start, end }));
  return last < 0 ? undefined : { first: Math.max(0, messageIndexAt(transcript, start.line)), end: last + 1 };
}
