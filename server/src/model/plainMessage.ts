import { SPACES, splitLines } from '../text/lines';
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

/**
 * A message in the form that nearly all real messages have: a canonical header with a valid time and a name, a blank line, one line
 * of text, and a blank line. It is read by one regular expression, and split into lines when these are requested: most features,
 * and `chatlog lint`, request the lines of few messages.
 */
class PlainMessage implements Message {
  readonly header: MessageHeader;
  readonly plainText: string;
  readonly lineCount = 4;
  readonly bodyStart = 2;
  readonly bodyEnd = 3;
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
}

/** Reads the plain message that begins at an offset of a text, which is the start of a line; `undefined` if there is none. */
export function readPlainMessage(
  text: string,
  at: number,
): (Message & { readonly plainText: string }) | undefined {
  AT.lastIndex = at;
  if (!AT.test(text)) return undefined;
  const header = toCanonicalHeader(text.slice(at, text.indexOf('\n', at)));
  return new PlainMessage(header, text.slice(at, AT.lastIndex));
}

/** The offset of the first plain message after a line break at or behind an offset; the end of the text if there is none. */
export function nextPlainMessage(text: string, from: number): number {
  NEXT.lastIndex = from;
  const match = NEXT.exec(text);
  return match === null ? text.length : match.index + 1;
}
