import { withoutByteOrderMark } from '../model/head';
import { canonicalHeader } from '../model/header';
import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';
import type { Transcript } from '../model/transcript';
import { content, endOfText } from '../text/lines';
import type { Edit } from '../text/span';
import { replaceInLine } from './textEdits';

/**
 * A message's header as the canonical line without trailing spaces. `timestamp` replaces its time;
 * `undefined` keeps it.
 */
export function writtenHeader({ header, lines }: Message, timestamp: Timestamp | undefined): string {
  return canonicalHeader(header, lines[0]!, timestamp);
}

/** Like `writtenHeader`, with the trailing spaces of the line. Real logs have two. */
export function writtenHeaderLine(message: Message, timestamp: Timestamp | undefined): string {
  const line = message.lines[0]!;
  return writtenHeader(message, timestamp) + content(line).slice(endOfText(line));
}

/**
 * Writes a message's header in canonical form. Keeps a byte order mark before it, and the white space after
 * the name.
 */
export function writeHeader(transcript: Transcript, index: number, timestamp: Timestamp | undefined): Edit {
  const message = transcript.messages[index]!;
  const line = message.lines[0]!;
  const start = line.length - withoutByteOrderMark(line).length;
  const oldText = line.slice(start, endOfText(line, start));
  return replaceInLine(transcript.startLines[index]!, start, oldText, writtenHeader(message, timestamp));
}
