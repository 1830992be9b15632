import { isHiddenLine, mayHoldHidden } from '../markdown/hiddenLines';
import { isMessageMarks } from '../markdown/messageMarks';
import { readReplyQuote } from '../markdown/replyQuote';
import { lineOf, type Message } from '../model/message';
import { endOfPlain, startOfPlain } from '../model/plainMessage';
import { endOfText, isBlank } from '../text/lines';

/**
 * The lines of a body that its speaker wrote in this message, for an excerpt: without blank and hidden lines, the quote of what it
 * answers, and the marks at its end. A body that has nothing else is taken with these.
 *
 * @returns indexes in the lines of the message
 */
export function* saidLines(message: Message): Generator<number> {
  const { lines, bodyStart, bodyEnd } = message;
  const quote = readReplyQuote(lines, bodyStart, bodyEnd);
  let isEmpty = true;
  for (const line of shownLines(message, quote?.end ?? bodyStart)) {
    if (line === bodyEnd - 1 && isMessageMarks(lines[line]!)) continue;
    isEmpty = false;
    yield line;
  }
  if (isEmpty) yield* shownLines(message, bodyStart);
}

/** The first of these lines; `undefined` if there is none. */
export function firstSaidLine(message: Message): number | undefined {
  // Its one line is taken whatever it is, unless it is hidden.
  if (message.plainText !== undefined)
    return isHiddenLine(lineOf(message, message.bodyStart)) ? undefined : message.bodyStart;
  const { done, value } = saidLines(message).next();
  return done ? undefined : value;
}

/** Where the text of the first of these lines ends. */
export interface SaidEnd {
  /** The index of the line. */
  readonly line: number;
  /** The column behind the text. */
  readonly end: number;
}

/** Where the first of these lines ends; the header, if there is none. It is called for each message of all logs: nearly all of these are plain. */
export function firstSaidEnd(message: Message): SaidEnd {
  const { plainText, bodyStart } = message;
  if (plainText !== undefined && !mayHoldHidden(plainText)) {
    const start = startOfPlain(plainText);
    return { line: bodyStart, end: endOfPlain(plainText, start) - start };
  }
  const line = firstSaidLine(message) ?? 0;
  return { line, end: endOfText(lineOf(message, line)) };
}

function* shownLines({ lines, bodyEnd }: Message, from: number): Generator<number> {
  for (let line = from; line < bodyEnd; line++) {
    if (!isBlank(lines[line]!) && !isHiddenLine(lines[line]!)) yield line;
  }
}
