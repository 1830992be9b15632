import type { Message } from '../../model/message';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { OWN_NAME } from '../../people/people';
import { content, endOfText } from '../../text/lines';
import type { Sequence } from '../compared/sequence';
import type { MergedMessage, Place } from '../join/mergeSequences';
import type { DayLog } from './dayLogs';
import { dayAndTime } from './days';
import type { MessageOfLog } from './logSource';

/** A message that is added to a log. */
export interface AddedMessage {
  readonly message: Message;
  /** Its header line in the log, without line break; absent if that stays as it is. */
  readonly header?: string;
  readonly from: MessageOfLog;
}

/** In seconds. Times are moved no further to keep their order. */
const MAX_MOVED = 60;

/**
 * The messages of a log that the base does not have, with the times of the base's clock and, as far as it is sure, its names. A time
 * without seconds never runs backwards: it becomes that of the message before.
 *
 * @param nameOf as `namesOfBase` gives it
 */
export function addedMessages(
  { messages }: DayLog,
  nameOf: (sequence: number, person: number) => number,
  compared: readonly Sequence[],
  at: (place: Place) => MessageOfLog,
): Map<MergedMessage, AddedMessage> {
  const added = new Map<MergedMessage, AddedMessage>();
  const laterTimes = timesAfter(messages.map(({ merged }) => merged));
  let last = Number.NEGATIVE_INFINITY;
  for (const [position, { merged }] of messages.entries()) {
    const { sequence, index } = merged.first;
    if (sequence === 0) {
      last = merged.time;
      continue;
    }
    const from = at(merged.first);
    const message = from.log.transcript.messages[from.index]!;
    const written = message.header.timestamp;
    const { times, people, shared } = compared[sequence]!;
    // The seconds that a time is set back by where they are not known stay.
    const own = written === undefined ? 0 : written - dayAndTime(times[index]!).timestamp;
    const moment = between(merged.time + Math.max(0, own), last, laterTimes[position]!);
    last = moment;
    const person = people[index]!;
    const other = nameOf(sequence, person);
    const name =
      other === person ? message.header.speaker : other < 0 ? OWN_NAME : shared.names.textOf(other);
    added.set(merged, { message, from, ...headerOf(message, written && dayAndTime(moment).timestamp, name) });
  }
  return added;
}

/** A time that is moved between two others if it is near. */
function between(time: number, before: number, after: number): number {
  if (time < before && before - time <= MAX_MOVED) return before;
  if (time > after && time - after <= MAX_MOVED) return after;
  return time;
}

/** The time of the next message of the base, for each message. */
function timesAfter(messages: readonly MergedMessage[]): number[] {
  const times = new Array<number>(messages.length);
  let next = Number.POSITIVE_INFINITY;
  for (let position = messages.length - 1; position >= 0; position--) {
    times[position] = next;
    const { first, time, width } = messages[position]!;
    if (first.sequence === 0) next = time + width - 1;
  }
  return times;
}

function headerOf(message: Message, timestamp: Timestamp | undefined, name: string): { header?: string } {
  const { header, lines } = message;
  if (timestamp === undefined || (timestamp === header.timestamp && name === header.speaker)) return {};
  const line = content(lines[0]!);
  return { header: `> ${formatTimestamp(timestamp)}  ${name}${line.slice(endOfText(line))}` };
}
