import { isSpace, SPACES, splitLines } from '../text/lines';
import { CANONICAL_START, type MessageHeader, toCanonicalHeader } from './header';
import type { Message } from './message';

/**
 * A plain message, before another canonical header. Its body can't begin like a header or a near miss (`mayBeHeader`). Every
 * repeated part ends before a character that it can't contain.
 */
const PLAIN =
  String.raw`(?=> (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)${CANONICAL_START}[^\n\r]*\n *\n` +
  String.raw`[^${SPACES}>＞》〉›»0-9０-９&\\][^\n\r]*\n *\n(?=${CANONICAL_START})`;

const AT = new RegExp(PLAIN, 'y');
const NEXT = new RegExp(`\n${PLAIN}`, 'g');

/** The number of lines of a plain message. */
export const PLAIN_LINES = 4;

/**
 * A message in the form that nearly all real messages have: a canonical header with a valid time and a name, a blank line, one line
 * of text, and a blank line. It is read by one regular expression, and split into lines when these are requested: `chatlog lint`
 * requests the lines of few messages.
 */
class PlainMessage implements Message {
  // Declared only: a field would be defined before it is assigned, for each of very many messages.
  declare readonly header: MessageHeader;
  declare readonly plainText: string;
  #lines: readonly string[] | undefined;

  constructor(header: MessageHeader, plainText: string) {
    this.header = header;
    this.plainText = plainText;
  }

  get lines(): readonly string[] {
    // Behind the last line break is no line: another message follows.
    this.#lines ??= splitLines(this.plainText).slice(0, -1);
    return this.#lines;
  }

  get lineCount(): number {
    return PLAIN_LINES;
  }

  get bodyStart(): number {
    return 2;
  }

  get bodyEnd(): number {
    return 3;
  }
}

/**
 * Reads the plain messages from an offset of a text on, which is the start of a line, up to any other text.
 *
 * @param messages receives them
 * @returns the offset behind them
 */
export function readPlainMessages(text: string, from: number, messages: Message[]): number {
  let at = from;
  for (AT.lastIndex = at; AT.test(text); AT.lastIndex = at) {
    const end = AT.lastIndex;
    const header = toCanonicalHeader(text, at, text.indexOf('\n', at));
    messages.push(new PlainMessage(header, text.slice(at, end)));
    at = end;
  }
  return at;
}

/** The offset of the first plain message after a line break at or behind an offset; the end of the text if there is none. */
export function nextPlainMessage(text: string, from: number): number {
  NEXT.lastIndex = from;
  const match = NEXT.exec(text);
  return match === null ? text.length : match.index + 1;
}

/** The text that was said in a plain message, given as its `plainText`: without the white space at its end. It is never empty. */
export function textOfPlain(plainText: string): string {
  const start = startOfPlain(plainText);
  return plainText.slice(start, endOfPlain(plainText, start));
}

/** Where this text begins: behind the lines of the header and of no text. */
export function startOfPlain(plainText: string): number {
  return plainText.indexOf('\n', plainText.indexOf('\n') + 1) + 1;
}

/** Where this text ends. */
export function endOfPlain(plainText: string, start: number): number {
  let end = plainText.indexOf('\n', start);
  while (isSpace(plainText.charCodeAt(end - 1))) end--;
  return end;
}
