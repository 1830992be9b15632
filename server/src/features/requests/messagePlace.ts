import { SEPARATOR } from '../../model/canonicalSpace';
import { formatTimestamp } from '../../model/timestamp';
import { endPosition, lineAt, messageIndexAt, type Transcript } from '../../model/transcript';
import type { People } from '../../people/people';
import {
  MESSAGE_PLACE,
  type MessagePlace,
  type MessagePlaceParams,
  type MessageSpeaker,
} from '../../protocol';
import { type PaletteSlots, speakerPaint } from '../../render/speakerPaint';
import { isBlank } from '../../text/lines';
import { type Choice, textOf } from '../completion/items';
import { nameChoices } from '../completion/names';
import { feature } from '../support/feature';
import { optional, POSITION, TEXT } from '../support/params';

/** The maximum number of speakers, the most likely first. A user who misses one types a part of the name. */
export const MAX_SPEAKERS = 1_000;

/** The place for a message that is inserted at a line: after the message that the line belongs to. */
export const messagePlace = feature<MessagePlaceParams, MessagePlace>({
  method: MESSAGE_PLACE,
  params: { position: POSITION, typed: optional(TEXT) },
  capabilities: {},
  handle({ log, uri, workspace }, { position, typed }) {
    const { transcript } = log;
    const index = messageIndexAt(transcript, Math.max(0, position.line));
    const before = transcript.messages[index];
    const isLast = index === transcript.messages.length - 1;
    const time = before?.header.timestamp;
    const choices = nameChoices({ log, uri, workspace }, index + 1);
    const place = {
      ...(isLast ? atEnd(transcript) : atLine(transcript, transcript.startLines[index + 1]!)),
      isLast,
      ...(time !== undefined && { time: formatTimestamp(time) }),
      ...(log.day !== undefined && { day: log.day }),
    };
    const { people } = workspace;
    const withSpeakers = (found: readonly Choice[]): MessagePlace => ({
      ...place,
      speakers: found.slice(0, MAX_SPEAKERS).map(choice => toSpeaker(choice, people, log.slots)),
    });
    return typed ? matching(choices, typed).then(withSpeakers) : withSpeakers(choices);
  },
});

/** The names that match the typed text, matches at their beginning first. */
async function matching(choices: readonly Choice[], typed: string): Promise<Choice[]> {
  // Loaded on first use, as in completion.
  const { matchTyped } = await import('../../text/pinyin');
  return choices
    .map(choice => ({ choice, match: matchTyped(choice.label, typed) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => a.match! - b.match!)
    .map(({ choice }) => choice);
}

function toSpeaker(choice: Choice, people: People, slots: PaletteSlots): MessageSpeaker {
  const { label } = choice;
  const person = people.personOf(label);
  const description = textOf(choice.description) ?? '';
  return { name: label, description, ...speakerPaint(person, slots), ...(person.isMe && { isMe: true }) };
}

function atLine(transcript: Transcript, line: number): Pick<MessagePlace, 'position' | 'before'> {
  return { position: { line, character: 0 }, before: isSeparated(transcript, line) ? '' : `${SEPARATOR}\n` };
}

function atEnd(transcript: Transcript): Pick<MessagePlace, 'position' | 'before'> {
  const position = endPosition(transcript);
  // After the last line's terminator, which an editor shows as an empty line. A text without a final terminator gets one.
  if (position.character === 0) return atLine(transcript, position.line);
  const separated =
    isBlank(lineAt(transcript, position.line)) || position.line + 1 <= endOfFrontMatter(transcript);
  return { position, before: separated ? '\n' : `\n${SEPARATOR}\n` };
}

/** Whether a message may begin at a line: at the start, after the front matter, or after a blank line. */
export function isSeparated(transcript: Transcript, line: number): boolean {
  return line <= endOfFrontMatter(transcript) || isBlank(lineAt(transcript, line - 1));
}

/** The line after the front matter; 0 without front matter. */
export function endOfFrontMatter({ head }: Transcript): number {
  return head.frontMatter?.lines.length ?? 0;
}
