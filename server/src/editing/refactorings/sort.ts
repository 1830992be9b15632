import * as l10n from '@vscode/l10n';
import { momentsOf } from '../../log/timeOrder';
import type { Transcript } from '../../model/transcript';
import type { Edit } from '../../text/span';
import { arrangeMessages } from '../arrangeMessages';
import type { Refactoring } from './refactoring';

/** Sorts all messages of the log by time. */
export const sort: Refactoring = {
  id: 'sort',
  title: () => l10n.t('Sort the messages by time'),
  apply({ transcript }) {
    const edit = sortMessages(transcript);
    return edit === undefined
      ? { reason: l10n.t('The messages are already in order of time.') }
      : { edits: [edit] };
  },
};

/**
 * Sorts all messages by time, stably. A message without a valid time stays after the one that it follows. A
 * run past midnight at the end of the log (see `momentsOf`) stays at the end. `undefined` when the messages
 * are already sorted.
 */
export function sortMessages(transcript: Transcript): Edit | undefined {
  const { messages } = transcript;
  const moments = momentsOf(messages);
  if (areSorted(moments)) return undefined;
  const order = moments.map((_, index) => index).sort((a, b) => moments[a]! - moments[b]! || a - b);
  let from = 0;
  while (order[from] === from) from++;
  let to = order.length;
  while (order[to - 1] === to - 1) to--;
  const sorted = order.slice(from, to).map(index => ({ message: messages[index]!, index }));
  return arrangeMessages(transcript, from, to, sorted);
}

/** Whether `sortMessages` would leave a log as it is. Quicker than the edit. */
export function isSorted({ messages }: Transcript): boolean {
  return areSorted(momentsOf(messages));
}

function areSorted(moments: readonly number[]): boolean {
  return moments.every((moment, index) => index === 0 || moments[index - 1]! <= moment);
}
