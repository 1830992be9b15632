import { SEPARATOR } from '../model/canonicalSpace';
import { withoutByteOrderMark } from '../model/head';
import type { Message } from '../model/message';
import { isBreak } from '../model/parse';
import { endPosition, lineAt, type Transcript } from '../model/transcript';
import { content, contentLength, isBlank, terminator } from '../text/lines';
import type { Edit, Position } from '../text/span';
import { lineBreak } from './textEdits';

/** A message at a new or unchanged place. */
export interface PlacedMessage {
  readonly message: Message;
  /** Its index in the log that it is placed in; absent for a message of another log. */
  readonly index?: number;
  /** The new text of its header line, without line break; absent when the header stays as it is. */
  readonly header?: string;
  /** A comment that is written above the header; absent for none. */
  readonly above?: string;
}

/**
 * Replaces the messages from index `from` to `to` (exclusive) by `placed`: the same messages in another
 * order, fewer of them, or messages of another log, whose line breaks are converted to those of this log. If
 * `from` equals `to`, they are inserted between two messages; if both equal the number of messages, at the
 * end of the log.
 *
 * Every line of every message keeps its text. A blank line is inserted between messages that become
 * neighbours, if there is none. Without it Markdown would merge them, and a header that is a bare time would
 * no longer be a header.
 */
export function arrangeMessages(
  transcript: Transcript,
  from: number,
  to: number,
  placed: readonly PlacedMessage[],
): Edit {
  const { messages } = transcript;
  const eol = lineBreak(transcript);
  let newText = '';
  let lastLine = from === 0 ? lastLineOf(transcript.head.lines) : lastLineOf(messages[from - 1]!.lines);
  let lastIndex: number | undefined = from - 1;
  const separate = (index: number | undefined) => {
    const areNeighbours = lastIndex !== undefined && index === lastIndex + 1;
    if (lastLine === undefined || areNeighbours) return;
    if (terminator(lastLine) === '') newText += eol;
    const isSeparated = lastIndex === -1 ? isBreak(lastLine) : isBlank(lastLine);
    if (!isSeparated) newText += SEPARATOR + eol;
  };
  for (const { message, index, header, above } of placed) {
    separate(index);
    if (above !== undefined) newText += above + eol + SEPARATOR + eol;
    const lines =
      index === undefined
        ? message.lines.map(line => content(line) + (terminator(line) && eol))
        : message.lines;
    const text = lines.join('');
    newText +=
      header === undefined ? withoutByteOrderMark(text) : header + text.slice(contentLength(lines[0]!));
    lastLine = lastLineOf(message.lines);
    lastIndex = index;
  }
  if (to < messages.length) separate(to);
  return { range: { start: startOfMessage(transcript, from), end: startOfMessage(transcript, to) }, newText };
}

/**
 * Where a message begins, after a byte order mark. For the index after the last message, the end of the text.
 */
export function startOfMessage(transcript: Transcript, index: number): Position {
  const line = transcript.startLines[index];
  const { line: start, character } = line === undefined ? endPosition(transcript) : { line, character: 0 };
  if (start > 0) return { line: start, character };
  const text = lineAt(transcript, 0);
  return { line: 0, character: Math.max(character, text.length - withoutByteOrderMark(text).length) };
}

/**
 * The last line that contains anything, at least a line break. The empty line after the last line break of a
 * text does not count.
 */
function lastLineOf(lines: readonly string[]): string | undefined {
  return lines[lines.length - 1] || lines[lines.length - 2];
}
