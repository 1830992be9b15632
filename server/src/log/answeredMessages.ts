import { readReplyQuote } from '../markdown/replyQuote';
import type { Message } from '../model/message';
import { firstSaidLine } from './saidLines';

/** The number of letters and figures by which a quoted text is found: those of a whole short message. */
const KEY_LENGTH = 16;

/** What is read of a line to find them. */
const MAX_READ = 400;

/**
 * Finds the message that another one answers, by the speaker and the beginning of the text in its quote (`> **李雷**: 早上好`). Of several, it is the
 * last one before. White space, punctuation and escapes don't count.
 */
export class AnsweredMessages<Id> {
  readonly #byKey = new Map<string, Id>();

  /**
   * Adds the next message of a log.
   *
   * @returns the message that it answers; `undefined` if it answers none, or one that is not here
   */
  add(message: Message, id: Id): Id | undefined {
    const quoted = quotedKey(message);
    const answered = quoted === undefined ? undefined : this.#byKey.get(quoted);
    const own = saidKey(message);
    if (own !== undefined) this.#byKey.set(own, id);
    return answered;
  }
}

/** The index of the message that another one answers; -1 if there is none. It goes back through those before it. */
export function answeredIndex(messages: readonly Message[], index: number): number {
  const quoted = quotedKey(messages[index]!);
  if (quoted === undefined) return -1;
  for (let before = index - 1; before >= 0; before--)
    if (saidKey(messages[before]!) === quoted) return before;
  return -1;
}

function quotedKey({ lines, bodyStart, bodyEnd }: Message): string | undefined {
  if (bodyEnd <= bodyStart || !/^\s{0,3}>/.test(lines[bodyStart]!)) return undefined;
  const quote = readReplyQuote(lines, bodyStart, bodyEnd);
  if (quote === undefined) return undefined;
  const text = lines[quote.start]!.slice(0, MAX_READ).replace(/^.*?\*\*[:：]/, '');
  return keyOf(quote.name, text);
}

function saidKey(message: Message): string | undefined {
  const line = firstSaidLine(message);
  return line === undefined
    ? undefined
    : keyOf(message.header.speaker, message.lines[line]!.slice(0, MAX_READ));
}

function keyOf(speaker: string, text: string): string | undefined {
  const letters = text
    .match(/[\p{L}\p{N}]/gu)
    ?.slice(0, KEY_LENGTH)
    .join('');
  return letters === undefined ? undefined : `${speaker}\n${letters}`;
}
