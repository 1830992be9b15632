import type { Timestamp } from '../model/timestamp';
import { messageIndexAt, type Transcript } from '../model/transcript';

/**
 * The nearest message that begins after a line (`step` 1) or before it (-1). From the middle of a message,
 * the one before is that message itself.
 *
 * @param fits a filter by speaker; without it, all messages count
 * @returns its index, or -1 when there is none
 */
export function nearestMessage(
  transcript: Transcript,
  line: number,
  step: 1 | -1,
  fits?: (speaker: string) => boolean,
): number {
  const { messages, startLines } = transcript;
  const at = messageIndexAt(transcript, line);
  const first = step === 1 ? at + 1 : startLines[at] === line ? at - 1 : at;
  for (let index = first; index >= 0 && index < messages.length; index += step) {
    if (fits === undefined || fits(messages[index]!.header.speaker)) return index;
  }
  return -1;
}

/**
 * The message at a time of day: the one with the earliest time at or after `time`, the first of equals. When
 * all messages are earlier, the latest one.
 *
 * @returns its index, or -1 in a log without times
 */
export function messageAtTime({ messages }: Transcript, time: Timestamp): number {
  let following = -1;
  let latest = -1;
  const timeOf = (index: number) => (index === -1 ? undefined : messages[index]!.header.timestamp);
  for (let index = 0; index < messages.length; index++) {
    const own = timeOf(index);
    if (own === undefined) continue;
    if (own >= time && own < (timeOf(following) ?? Number.POSITIVE_INFINITY)) following = index;
    if (own >= (timeOf(latest) ?? 0)) latest = index;
  }
  return following === -1 ? latest : following;
}
