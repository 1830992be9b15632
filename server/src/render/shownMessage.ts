import { type MergedBelow, mergedBelow, mergesNextHeader } from '../log/mergedHeader';
import { beginningHour, startsGroup } from '../log/messageGroups';
import { type MessageNotice, noticeOf } from '../log/messageNotice';
import type { Message } from '../model/message';
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
  // Not spread from parts: with each key in an editor, its preview is sent a window of messages, and spreading takes most of the time.
  const shown: Writable<ShownMessage> = {
    time: timestamp === undefined ? message.lines[0]!.slice(timeStart, timeEnd) : formatTimestamp(timestamp),
    speaker: shownText(speaker),
    own: person.isMe,
    startsGroup: startsGroup(transcript, index, knownNotice),
    html: renderMessage(message, log),
  };
  const { slot, color } = speakerPaint(person, log.slots);
  if (slot !== undefined) shown.slot = slot;
  if (color !== undefined) shown.color = color;
  if (hour !== undefined) shown.hour = hour;
  if (knownNotice(message) !== undefined) shown.isNotice = true;
  if (before !== undefined && mergesNextHeader(before)) shown.mergedAbove = true;
  if (below !== undefined) shown.mergedBelow = below;
  return shown;
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** The notices among the messages that were shown: a page shows the same ones with each key. */
const notices = new WeakMap<Message, MessageNotice | null>();

function knownNotice(message: Message): MessageNotice | undefined {
  let notice = notices.get(message);
  if (notice === undefined) {
    notice = noticeOf(message) ?? null;
    notices.set(message, notice);
  }
  return notice ?? undefined;
}
