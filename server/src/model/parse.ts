import { isBlank, splitLines } from '../text/lines';
import { isClosingFence } from './fence';
import { type Head, readHead } from './head';
import { type MessageHeader, mayBeHeader, readHeader } from './header';
import { type Message, toMessage } from './message';
import { nextPlainMessage, PLAIN_LINES, readPlainMessages } from './plainMessage';
import type { Transcript } from './transcript';

/**
 * Parses a whole text. Never fails: a text without any header is a transcript that contains only stray text.
 */
export function parseTranscript(text: string): Transcript {
  const messages: Message[] = [];
  const startLines: number[] = [];
  let head: Head | undefined;
  let line = 0;
  for (let at = 0; at < text.length || line === 0; ) {
    at = readPlainMessages(text, at, messages);
    for (; startLines.length < messages.length; line += PLAIN_LINES) startLines.push(line);
    // A line that follows a plain message is a header.
    const end = nextPlainMessage(text, at);
    const lines = splitLines(text.slice(at, end));
    if (end < text.length) lines.pop();
    const parts = parseParts(lines, line === 0);
    head ??= parts.head;
    let start = line + (parts.head?.lines.length ?? 0);
    for (const message of parts.messages) {
      messages.push(message);
      startLines.push(start);
      start += message.lineCount;
    }
    line += lines.length;
    at = end;
  }
  return { head: head ?? readHead([]), messages, startLines, lineCount: line };
}

/** The parts that consecutive lines of a text contain. */
export interface Parts {
  /** Set if the lines begin at the start of the text. */
  readonly head: Head | undefined;
  readonly messages: Message[];
}

/**
 * Parses consecutive lines: a whole text, or the lines that an edit touched.
 *
 * @param fromStart whether the lines begin with line 1; otherwise the first one must be a header
 */
export function parseParts(lines: readonly string[], fromStart: boolean): Parts {
  const messages: Message[] = [];
  let header: MessageHeader | undefined;
  let start = 0;
  let firstHeader = lines.length;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!mayBeHeader(line)) continue;
    const read = readHeader(line, i === 0 || isBreak(lines[i - 1]!));
    if (read === undefined) continue;
    if (header === undefined) firstHeader = i;
    else messages.push(toMessage(header, lines.slice(start, i)));
    start = i;
    header = read;
  }
  if (header !== undefined) messages.push(toMessage(header, lines.slice(start)));
  return { head: fromStart ? readHead(lines.slice(0, firstHeader)) : undefined, messages };
}

/** Whether a bare time after this line is a header: after a blank line, or the end of front matter. */
export function isBreak(line: string): boolean {
  return isBlank(line) || isClosingFence(line);
}
