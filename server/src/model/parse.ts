import { isBlank, splitLines } from '../text/lines';
import { isClosingFence } from './fence';
import { type Head, readHead } from './head';
import { type MessageHeader, readHeader } from './header';
import { type Message, toMessage } from './message';
import type { Transcript } from './transcript';

/** Reads a whole text. Never fails: any text is a transcript, if only one of stray text. */
export function parseTranscript(text: string): Transcript {
  const lines = splitLines(text);
  const { head, messages } = parseParts(lines, true);
  const startLines = new Array<number>(messages.length);
  let line = head!.lines.length;
  for (let i = 0; i < messages.length; i++) {
    startLines[i] = line;
    line += messages[i]!.lines.length;
  }
  return { head: head!, messages, startLines, lineCount: lines.length };
}

/** What consecutive lines of a text consist of. */
export interface Parts {
  /** There if the lines were read from the start of the text. */
  readonly head: Head | undefined;
  readonly messages: Message[];
}

/**
 * Reads consecutive lines: all of a text, or those that an edit touched.
 *
 * @param fromStart whether they begin with line 1; otherwise the first of them must be a header
 */
export function parseParts(lines: readonly string[], fromStart: boolean): Parts {
  const messages: Message[] = [];
  let head: Head | undefined;
  let header: MessageHeader | undefined;
  let start = 0;
  const finish = (end: number) => {
    if (header !== undefined) messages.push(toMessage(header, lines.slice(start, end)));
    else if (fromStart) head = readHead(lines.slice(0, end));
  };
  for (let i = 0; i < lines.length; i++) {
    const read = readHeader(lines[i]!, i === 0 || isBreak(lines[i - 1]!));
    if (read === undefined) continue;
    finish(i);
    start = i;
    header = read;
  }
  finish(lines.length);
  return { head, messages };
}

/** After such a line a bare time is taken for a header: a blank one, or the end of front matter. */
export function isBreak(line: string): boolean {
  return isBlank(line) || isClosingFence(line);
}
