import { SEPARATOR } from '../../model/canonicalSpace';
import { formatTimestamp } from '../../model/timestamp';
import { endPosition, lineAt, messageIndexAt, type Transcript } from '../../model/transcript';
import { MESSAGE_PLACE, type MessagePlace, type MessagePlaceParams } from '../../protocol';
import { isBlank } from '../../text/lines';
import { nameChoices } from '../completion/names';
import { feature } from '../support/feature';

/** Where a message that is inserted at a line goes: after the message that the line belongs to. */
export const messagePlace = feature<MessagePlaceParams, MessagePlace>({
  method: MESSAGE_PLACE,
  capabilities: {},
  handle({ log, uri, workspace }, { position, typed }) {
    const { transcript } = log;
    const index = messageIndexAt(transcript, Math.max(0, position.line));
    const before = transcript.messages[index];
    const isLast = index === transcript.messages.length - 1;
    const time = before?.header.timestamp;
    const place = {
      ...(isLast ? atEnd(transcript) : atLine(transcript, transcript.startLines[index + 1]!)),
      isLast,
      ...(time !== undefined && { time: formatTimestamp(time) }),
      ...(log.day !== undefined && { day: log.day }),
      speakers: nameChoices({ log, uri, workspace }, index + 1).map(({ label }) => label),
    };
    return typed ? withSpeakersFound(place, typed) : place;
  },
});

/** Only the speakers that match what was typed, those that match at their beginning first. */
async function withSpeakersFound(place: MessagePlace, typed: string): Promise<MessagePlace> {
  // Loaded at the first need, as in completion.
  const { matchTyped } = await import('../../text/pinyin');
  const speakers = place.speakers
    .map(name => ({ name, match: matchTyped(name, typed) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => a.match! - b.match!)
    .map(({ name }) => name);
  return { ...place, speakers };
}

function atLine(transcript: Transcript, line: number): Pick<MessagePlace, 'position' | 'before'> {
  return { position: { line, character: 0 }, before: isSeparated(transcript, line) ? '' : `${SEPARATOR}\n` };
}

function atEnd(transcript: Transcript): Pick<MessagePlace, 'position' | 'before'> {
  const position = endPosition(transcript);
  // After the last line's terminator, which an editor shows as an empty line; a text without one gets it.
  if (position.character === 0) return atLine(transcript, position.line);
  const separated =
    isBlank(lineAt(transcript, position.line)) || position.line + 1 <= endOfFrontMatter(transcript);
  return { position, before: separated ? '\n' : `\n${SEPARATOR}\n` };
}

/** Whether a message may begin at a line: at the start, after the front matter, or after a blank line. */
export function isSeparated(transcript: Transcript, line: number): boolean {
  return line <= endOfFrontMatter(transcript) || isBlank(lineAt(transcript, line - 1));
}

/** The line after the front matter; 0 where there is none. */
export function endOfFrontMatter({ head }: Transcript): number {
  return head.frontMatter?.lines.length ?? 0;
}
