import { SEPARATOR } from '../model/canonicalSpace';
import { withoutByteOrderMark } from '../model/head';
import type { Message } from '../model/message';
import { isBreak } from '../model/parse';
import { endPosition, lineAt, type Transcript } from '../model/transcript';
import { content, isBlank, terminator } from '../text/lines';
import type { Edit, Position } from '../text/span';
import { lineBreak } from './textEdits';

/** A message at a place that may be new to it. */
export interface PlacedMessage {
  readonly message: Message;
  /** Where it stood in the log that it is put into; absent for one of another log. */
  readonly index?: number;
  /** What its header line reads from now on, without line break; as it was when absent. */
  readonly header?: string;
}

/**
 * Puts messages where those from index `from` up to, not including, `to` stand: some of these in another order, fewer of them, or
 * ones of another log, whose line breaks become those of this log. With `from` equal to `to` they go between two messages; with
 * both the number of messages, to the end of the log.
 *
 * Every line of every message stays as it is. Messages that become neighbours get a blank line in between where there is none,
 * without which Markdown would merge them, and a header that is a bare time would be one no longer.
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
  for (const { message, index, header } of placed) {
    separate(index);
    const [first = '', ...rest] =
      index === undefined
        ? message.lines.map(line => content(line) + (terminator(line) && eol))
        : message.lines;
    newText += header === undefined ? withoutByteOrderMark(first) : header + terminator(first);
    newText += rest.join('');
    lastLine = lastLineOf(message.lines);
    lastIndex = index;
  }
  if (to < messages.length) separate(to);
  return { range: { start: startOfMessage(transcript, from), end: startOfMessage(transcript, to) }, newText };
}

/** Where a message begins, behind a byte order mark; the end of the text for the index after the last. */
export function startOfMessage(transcript: Transcript, index: number): Position {
  const line = transcript.startLines[index];
  const { line: start, character } = line === undefined ? endPosition(transcript) : { line, character: 0 };
  if (start > 0) return { line: start, character };
  const text = lineAt(transcript, 0);
  return { line: 0, character: Math.max(character, text.length - withoutByteOrderMark(text).length) };
}

/** The last line that holds anything, if only a line break: what follows the last line break of a text counts as a line too. */
function lastLineOf(lines: readonly string[]): string | undefined {
  return lines[lines.length - 1] || lines[lines.length - 2];
}
