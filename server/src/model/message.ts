import { content, isBlank } from '../text/lines';
import type { MessageHeader } from './header';

/**
 * A message: its header line and all lines up to the next header. It contains no absolute line numbers, so it
 * stays valid, and the same object, while the rest of the log changes.
 */
export interface Message {
  readonly header: MessageHeader;
  /** All lines with their terminators. The header is line 0. */
  readonly lines: readonly string[];
  /** The number of lines. Cheaper than `lines.length`: a plain message is not split for it. */
  readonly lineCount: number;
  /** The first line of the body, relative to the header. Equals `bodyEnd` when the body is empty. */
  readonly bodyStart: number;
  /** The line after the last line of the body that is not blank. */
  readonly bodyEnd: number;
  /** The whole text of a plain message (`plainMessage.ts`). `undefined` for any other message. */
  readonly plainText: string | undefined;
}

/** Makes a message from its lines. `header` was read from the first of them. */
export function toMessage(header: MessageHeader, lines: readonly string[]): Message {
  let bodyStart = 1;
  let bodyEnd = lines.length;
  while (bodyEnd > 1 && isBlank(lines[bodyEnd - 1]!)) bodyEnd--;
  while (bodyStart < bodyEnd && isBlank(lines[bodyStart]!)) bodyStart++;
  return { header, lines, lineCount: lines.length, bodyStart, bodyEnd, plainText: undefined };
}

/** The body as Markdown: its lines joined by `\n`, without blank lines around it; `''` when there is none. */
export function bodyText(message: Message): string {
  const { lines, bodyStart, bodyEnd } = message;
  if (bodyEnd <= bodyStart) return '';
  if (bodyEnd === bodyStart + 1) return content(lines[bodyStart]!);
  return lines.slice(bodyStart, bodyEnd).map(content).join('\n');
}

/** Whether only white space follows the header. */
export function isEmptyBody(message: Message): boolean {
  return message.bodyEnd <= message.bodyStart;
}

/** Whether the last line of a message is blank. */
export function endsBlank({ lineCount, bodyEnd }: Message): boolean {
  return bodyEnd < lineCount;
}

/** Whether the header is the last line, or a blank line follows it. */
export function isHeaderSeparated({ bodyStart, bodyEnd }: Message): boolean {
  return bodyStart > 1 || bodyEnd === 1;
}

/**
 * A line of a message with its terminator, for code that looks at one line of every message: unlike `lines`, it does not keep the
 * lines of a plain message in memory.
 *
 * @param index of a line that exists
 */
export function lineOf(message: Message, index: number): string {
  const { plainText } = message;
  if (plainText === undefined) return message.lines[index]!;
  let start = 0;
  for (let line = 0; line < index; line++) start = plainText.indexOf('\n', start) + 1;
  return plainText.slice(start, plainText.indexOf('\n', start) + 1);
}

/** Whether two messages have the same lines. */
export function sameMessage(a: Message, b: Message): boolean {
  if (a === b) return true;
  if (a.lines.length !== b.lines.length) return false;
  for (let i = 0; i < a.lines.length; i++) if (a.lines[i] !== b.lines[i]) return false;
  return true;
}
