import type { PlacedMessage } from '../../editing/arrangeMessages';
import type { MergedMessage, Place } from '../join/mergeSequences';
import type { AddedMessage } from './addedMessages';
import type { DayLog } from './dayLogs';
import type { MessageOfLog } from './logSource';

/** A message of a log of a merge: one of the base, with its index there, or one that is added. */
export type LogItem = BaseMessage | AddedMessage;

/** A message of the base's log, which stays as it is. */
export type BaseMessage = PlacedMessage & { readonly index: number };

export function isAdded(item: LogItem): item is AddedMessage {
  return 'from' in item;
}

/** The messages of a log of a merge, in order. */
export function logItems(
  { messages }: DayLog,
  added: ReadonlyMap<MergedMessage, AddedMessage>,
  at: (place: Place) => MessageOfLog,
): LogItem[] {
  return messages.map(({ merged }) => added.get(merged) ?? baseMessage(at(merged.first)));
}

function baseMessage({ log, index }: MessageOfLog): BaseMessage {
  return { message: log.transcript.messages[index]!, index };
}
