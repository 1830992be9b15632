import { arrangeMessages, type PlacedMessage } from '../../editing/arrangeMessages';
import { updateLinesKey } from '../../editing/refactorings/linesKey';
import type { Edit } from '../../text/span';
import type { SourceLog } from './logSource';

/**
 * The edits that give a log other messages: one for each place. The number in its front matter is kept true.
 *
 * @param items the messages that the log has then. Those with an `index` are its own, in their order, and stay as they are
 */
export function editsOf({ transcript }: SourceLog, items: readonly PlacedMessage[]): Edit[] {
  const edits: Edit[] = [];
  let next = 0;
  let others: PlacedMessage[] = [];
  const replace = (until: number) => {
    if (others.length > 0 || until > next) edits.push(arrangeMessages(transcript, next, until, others));
    others = [];
    next = until + 1;
  };
  for (const item of items) {
    if (item.index === undefined) others.push(item);
    else replace(item.index);
  }
  replace(transcript.messages.length);
  return [...updateLinesKey({ transcript }, items.length), ...edits];
}
