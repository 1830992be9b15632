import { type MergedBelow, mergedBelow, mergesNextHeader } from '../log/mergedHeader';
import { beginningHour, startsGroup } from '../log/messageGroups';
import { noticeOf } from '../log/messageNotice';
import { formatTimestamp } from '../model/timestamp';
import type { Transcript } from '../model/transcript';
import type { SpeakerPaint } from '../protocol';
import { shownText } from './entities';
import type { RenderContext } from './renderContext';
import { renderMessage } from './renderMessage';
import { speakerPaint } from './speakerPaint';

/** A message as every transcript shows it: preview, page and paper. */
export interface ShownMessage extends SpeakerPaint {
  /** `HH:MM:SS`, or an invalid time as written. */
  readonly time: string;
  /** The name without escapes; `''` if there is none. */
  readonly speaker: string;
  /** Whether it is the exporter's own (`我`, or who that is in the registry). */
  readonly own: boolean;
  /** Whether it begins a group of messages of one speaker, and so shows the name. Depends on the message before. */
  readonly startsGroup: boolean;
  /** The hour, 0 to 23, that begins with it. Depends on the messages before. */
  readonly hour?: number;
  /** Whether it is a notice of an application: a quiet line. `startsGroup` says whether the name is shown with it. */
  readonly isNotice?: true;
  /** Without a blank line above its header: on the site, it is in the last block of the message before. */
  readonly mergedAbove?: true;
  /** Without a blank line below its header: on the site, the text is in the quote that the header is. */
  readonly mergedBelow?: MergedBelow;
  /** Safe HTML of the body (`renderMessage`), `''` if there is none. */
  readonly html: string;
}

/** Shows a message of a transcript. */
export function showMessage(
  log: RenderContext & { readonly transcript: Transcript },
  index: number,
): ShownMessage {
  const { transcript } = log;
  const message = transcript.messages[index]!;
  const { timestamp, speaker, timeStart, timeEnd } = message.header;
  const person = log.people.personOf(speaker);
  const hour = beginningHour(transcript, index);
  const before = transcript.messages[index - 1];
  const below = mergedBelow(message);
  return {
    time: timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp),
    speaker: shownText(speaker),
    ...speakerPaint(person, log.slots),
    own: person.isMe,
    startsGroup: startsGroup(transcript, index),
    ...(hour === undefined ? {} : { hour }),
    ...(noticeOf(message) !== undefined && { isNotice: true }),
    ...(before !== undefined && mergesNextHeader(before) && { mergedAbove: true }),
    ...(below !== undefined && { mergedBelow: below }),
    html: renderMessage(message, log),
  };
}
