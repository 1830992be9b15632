import { arrangeMessages } from '../../editing/arrangeMessages';
import { updateLinesKey } from '../../editing/refactorings/linesKey';
import type { Edit } from '../../text/span';
import type { MergedMessage, Place } from '../join/mergeSequences';
import type { AddedMessage } from './addedMessages';
import type { DayLog } from './dayLogs';
import type { MessageOfLog, SourceLog } from './logSource';

/** The edits that add messages to a log: one for each place. The number in its front matter is kept true. */
export function editsOf(
  { transcript }: SourceLog,
  messages: DayLog['messages'],
  added: ReadonlyMap<MergedMessage, AddedMessage>,
  at: (place: Place) => MessageOfLog,
): Edit[] {
  const byPlace = new Map<number, AddedMessage[]>();
  let place = 0;
  for (const { merged } of messages) {
    const each = added.get(merged);
    if (each === undefined) {
      place = at(merged.first).index + 1;
      continue;
    }
    const there = byPlace.get(place);
    if (there === undefined) byPlace.set(place, [each]);
    else there.push(each);
  }
  if (byPlace.size === 0) return [];
  const inserted = [...byPlace].map(([index, each]) => arrangeMessages(transcript, index, index, each));
  return [...updateLinesKey({ transcript }, transcript.messages.length + added.size), ...inserted];
}
