import { isDirectiveLine } from '../markdown/directives';
import type { Message } from '../model/message';
import { textOfPlain } from '../model/plainMessage';
import { endOfText, isBlank } from '../text/lines';

/**
 * The speaker and the text of a message. Two messages with the same time and the same `saidText` are
 * duplicates. Ignores white space at the ends of lines. `undefined` for a message that cannot be a duplicate:
 * one without a valid time, a speaker or a text. Comments that turn rules off are no text: one after the first of two
 * duplicates must not make them differ.
 */
export function saidText(message: Message): string | undefined {
  const { header } = message;
  if (header.timestamp === undefined || header.speaker === '') return undefined;
  const lines = textLines(message);
  if (lines.length === 0) return undefined;
  let text = header.speaker;
  for (const line of lines) text += `\n${line.slice(0, endOfText(line))}`;
  return text;
}

/**
 * The text of a message without white space at the ends of its lines, and without comments that turn rules off. `''` if there is none.
 * Does not split a plain message into lines.
 */
export function textOf(message: Message): string {
  const { plainText } = message;
  if (plainText !== undefined) {
    const text = textOfPlain(plainText);
    return isDirectiveLine(text) ? '' : text;
  }
  return textLines(message)
    .map(line => line.slice(0, endOfText(line)))
    .join('\n');
}

/** The lines of a body without directives, and without blank lines around what is left. */
function textLines({ lines, bodyStart, bodyEnd }: Message): readonly string[] {
  const body = lines.slice(bodyStart, bodyEnd);
  if (!body.some(isDirectiveLine)) return body;
  const text = body.filter(line => !isDirectiveLine(line));
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start]!)) start++;
  while (start < end && isBlank(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Whether two messages have the same time, speaker and body, and the body is not empty. */
export function isDuplicate(a: Message, b: Message): boolean {
  if (a.header.timestamp !== b.header.timestamp || a.header.speaker !== b.header.speaker) return false;
  const text = saidText(a);
  return text !== undefined && text === saidText(b);
}
