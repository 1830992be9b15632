import type { LogView } from '../../log/logView';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import type { RefactoringId, RefactorRefusal } from '../../protocol';
import { comparePositions, type Edit, lastLineIn, type Range } from '../../text/span';

/** A change of a log that keeps what was said. It looks at the log and computes; whoever asked applies the edits. */
export interface Refactoring {
  readonly id: RefactoringId;
  /** Arguments to choose from where nothing can be typed; absent for one that needs no argument. */
  readonly choices?: readonly string[];
  /**
   * As the user reads it in a list of code actions.
   *
   * @param count of selected messages
   */
  title(count: number, argument: string): string;
  /**
   * @param range the selection; an empty one stands for the message that it is in
   * @param argument what was typed; `''` for one that needs none
   */
  apply(log: LogView, range: Range, argument: string): Outcome;
}

export type Outcome = Change | RefactorRefusal;

/** Edits of the log as it is. They don't overlap, and are one step to undo. */
export interface Change {
  readonly edits: readonly Edit[];
  /** What is selected afterwards, where an editor would not come to it by following the edits. */
  readonly selection?: Range;
  /** What comes of it, to be shown before it is done. */
  readonly summary?: string;
}

export function isRefusal(outcome: object): outcome is RefactorRefusal {
  return 'reason' in outcome;
}

/** Consecutive messages: `first` up to, not including, `end`. */
export interface MessageSpan {
  readonly first: number;
  readonly end: number;
}

/**
 * The messages that a selection touches; an empty one is in one message at most. A selection that ends at the start of a line
 * does not touch that line, as whole lines are selected so. A selection from its end to its start is the same one. `undefined` before
 * the first message.
 */
export function selectedMessages(transcript: Transcript, range: Range): MessageSpan | undefined {
  const isReversed = comparePositions(range.start, range.end) > 0;
  const [start, end] = isReversed ? [range.end, range.start] : [range.start, range.end];
  const last = messageIndexAt(transcript, lastLineIn({ start, end }));
  return last < 0 ? undefined : { first: Math.max(0, messageIndexAt(transcript, start.line)), end: last + 1 };
}
