import type { LogView } from '../../log/logView';
import { momentsOf, timesOf } from '../../log/timeOrder';
import type { Message } from '../../model/message';
import type { Transcript } from '../../model/transcript';
import { partitionPoint } from '../../text/partitionPoint';
import type { Edit } from '../../text/span';
import { arrangeMessages, type PlacedMessage } from '../arrangeMessages';
import { writtenHeaderLine } from '../headerEdit';
import { updateLinesKey } from './linesKey';
import { spansOf } from './removeDuplicates';
import { withinDay } from './shiftTimes';

/** Edits of two logs that belong together. */
export interface Move {
  readonly source: readonly Edit[];
  readonly target: readonly Edit[];
}

/**
 * Moves messages into the log of another day. Each one goes before the first later message there, and after
 * messages of the same time.
 *
 * @param indices the indices of the messages, ascending
 * @param shift seconds to add to their times; the result wraps at midnight
 */
export function moveToDay(source: LogView, indices: readonly number[], target: LogView, shift = 0): Move {
  const { messages } = source.transcript;
  const times = timesOf(messages);
  const moved = indices
    .map(index => placed(messages[index]!, times[index]!, shift))
    .sort((a, b) => a.time - b.time);
  return {
    source: [
      ...updateLinesKey(source, messages.length - indices.length),
      ...spansOf(indices).map(({ first, end }) => arrangeMessages(source.transcript, first, end, [])),
    ],
    target: [
      ...updateLinesKey(target, target.transcript.messages.length + indices.length),
      ...insertByTime(target.transcript, moved),
    ],
  };
}

interface TimedMessage extends PlacedMessage {
  readonly time: number;
}

function placed(message: Message, time: number, shift: number): TimedMessage {
  if (shift === 0) return { message, time };
  const shifted = withinDay(time + shift);
  return { message, time: shifted, header: writtenHeaderLine(message, shifted) };
}

function insertByTime(transcript: Transcript, moved: readonly TimedMessage[]): Edit[] {
  const latest: number[] = [];
  for (const moment of momentsOf(transcript.messages)) {
    latest.push(Math.max(moment, latest[latest.length - 1] ?? moment));
  }
  const byPlace = new Map<number, TimedMessage[]>();
  for (const each of moved) {
    const place = partitionPoint(latest, moment => moment <= each.time);
    const there = byPlace.get(place);
    if (there === undefined) byPlace.set(place, [each]);
    else there.push(each);
  }
  return [...byPlace].map(([place, messages]) => arrangeMessages(transcript, place, place, messages));
}
