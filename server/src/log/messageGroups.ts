import type { Message } from '../model/message';
import { hourOf } from '../model/timestamp';
import type { Transcript } from '../model/transcript';
import { type MessageNotice, noticeOf } from './messageNotice';

/** A pause, in seconds, after which the name is shown again. */
const GROUP_PAUSE = 600;

/**
 * Whether a message begins a group of messages of one speaker, so that the name is shown above it, wherever a transcript is shown. A notice
 * is in no group, and has the name if its text does not say who did it.
 *
 * @param noticeIn which messages are notices, for a caller that knows it already
 */
export function startsGroup(
  transcript: Transcript,
  index: number,
  noticeIn: (message: Message) => MessageNotice | undefined = noticeOf,
): boolean {
  const message = transcript.messages[index]!;
  const before = transcript.messages[index - 1];
  const notice = noticeIn(message);
  if (notice !== undefined) return !notice.namesActor;
  return (
    before === undefined ||
    !continues(before, message) ||
    beginningHour(transcript, index) !== undefined ||
    noticeIn(before) !== undefined
  );
}

/** Whether the name is shown above a message, the message before which a filter may leave out. */
export function showsName(transcript: Transcript, index: number, isAfterGap: boolean): boolean {
  return (
    startsGroup(transcript, index) || (isAfterGap && noticeOf(transcript.messages[index]!) === undefined)
  );
}

function continues(before: Message, message: Message): boolean {
  if (before.header.speaker !== message.header.speaker) return false;
  const pause = (message.header.timestamp ?? 0) - (before.header.timestamp ?? 0);
  return pause >= 0 && pause < GROUP_PAUSE;
}

/** The hour of a message's time if the valid time before it, searched for a limited distance, is not of the same hour. */
export function beginningHour({ messages }: Transcript, index: number): number | undefined {
  const { timestamp } = messages[index]!.header;
  if (timestamp === undefined) return undefined;
  // After a hundred invalid times in a row, hour marks would not help to read the log.
  for (let i = index - 1; i >= Math.max(0, index - 100); i--) {
    const earlier = messages[i]!.header.timestamp;
    if (earlier !== undefined) return hourOf(earlier) === hourOf(timestamp) ? undefined : hourOf(timestamp);
  }
  return hourOf(timestamp);
}
