import { messageAtTime, nearestMessage } from '../../log/navigation';
import { readTypedTime } from '../../log/typedTime';
import { formatTimestamp } from '../../model/timestamp';
import { messageIndexAt, type Transcript } from '../../model/transcript';
import { NAVIGATE, type NavigateParams, type Navigation } from '../../protocol';
import { type FeatureContext, feature } from '../support/feature';
import { either, objectOf, oneOf, optional, POSITION, TEXT } from '../support/params';

/** Navigation between messages: the message at the cursor, its neighbours, those of its speaker, and the message at a time. */
export const navigate = feature<NavigateParams, Navigation>({
  method: NAVIGATE,
  params: {
    position: POSITION,
    to: optional(
      either(oneOf('next', 'previous', 'nextOfSpeaker', 'previousOfSpeaker'), objectOf({ time: TEXT })),
    ),
  },
  capabilities: {},
  handle(context, { position: { line }, to }) {
    const { transcript } = context.log;
    if (typeof to !== 'object') return toNavigation(transcript, indexOf(context, line, to));
    const time = readTypedTime(to.time);
    return time === undefined
      ? { total: transcript.messages.length, isNoTime: true }
      : toNavigation(transcript, messageAtTime(transcript, time));
  },
});

function indexOf(context: FeatureContext, line: number, to: Exclude<NavigateParams['to'], object>): number {
  const { transcript } = context.log;
  switch (to) {
    case 'next':
      return nearestMessage(transcript, line, 1);
    case 'previous':
      return nearestMessage(transcript, line, -1);
    case 'nextOfSpeaker':
      return nearestMessage(transcript, line, 1, isSpeakerAt(context, line));
    case 'previousOfSpeaker':
      return nearestMessage(transcript, line, -1, isSpeakerAt(context, line));
    default:
      return messageIndexAt(transcript, line);
  }
}

/** Whether a name belongs to the person who speaks at a line. */
function isSpeakerAt(
  { log: { transcript }, workspace }: FeatureContext,
  line: number,
): (name: string) => boolean {
  const speaker = transcript.messages[messageIndexAt(transcript, line)]?.header.speaker;
  if (!speaker) return () => false;
  const names = new Set(workspace.people.personOf(speaker).names);
  return name => names.has(name);
}

function toNavigation({ messages, startLines }: Transcript, index: number): Navigation {
  const total = messages.length;
  const message = messages[index];
  if (message === undefined) return { total };
  const { timestamp, speaker, speakerStart, timeStart, timeEnd } = message.header;
  const time =
    timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp);
  const position = { line: startLines[index]!, character: speakerStart };
  return { total, message: { index, position, speaker, time } };
}
