import { isEmptyBody, type Message } from '../model/message';
import { endOfText } from '../text/lines';

/**
 * The speaker and the text of a message. Two messages with the same time and the same `saidText` are
 * duplicates. Ignores white space at the ends of lines. `undefined` for a message that cannot be a duplicate:
 * one without a valid time, a speaker or a text.
 */
export function saidText(message: Message): string | undefined {
  const { header, lines, bodyStart, bodyEnd } = message;
  if (header.timestamp === undefined || header.speaker === '' || isEmptyBody(message)) return undefined;
  let text = header.speaker;
  for (let line = bodyStart; line < bodyEnd; line++) {
    text += `\n${lines[line]!.slice(0, endOfText(lines[line]!))}`;
  }
  return text;
}

/** Whether two messages have the same time, speaker and body, and the body is not empty. */
export function isDuplicate(a: Message, b: Message): boolean {
  return (
    a.header.timestamp === b.header.timestamp &&
    a.header.speaker === b.header.speaker &&
    a.bodyEnd - a.bodyStart === b.bodyEnd - b.bodyStart &&
    saidText(a) !== undefined &&
    saidText(a) === saidText(b)
  );
}
