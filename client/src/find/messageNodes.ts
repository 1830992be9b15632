import type { FoundMessage } from '../../../server/src/protocol';

/** A row of the Messages view. */
export type Node = DayNode | MessageNode | ContextNode | MoreNode;

/** A day with messages that were found. */
export interface DayNode {
  readonly kind: 'day';
  /** `YYYY-MM-DD`; `''` for logs without a day. */
  readonly day: string;
  /** The last one first. */
  readonly messages: MessageNode[];
}

/** A message that was found. Below it are the messages around it. */
export interface MessageNode {
  readonly kind: 'message';
  readonly parent: DayNode;
  readonly found: FoundMessage;
}

/** A message before or after one that was found. */
export interface ContextNode {
  readonly kind: 'context';
  readonly parent: MessageNode;
  readonly isBefore: boolean;
  readonly found: FoundMessage;
}

/** The last row, where a search has stopped at its limit. */
export interface MoreNode {
  readonly kind: 'more';
}
