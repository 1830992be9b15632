import type { Message } from '../model/message';
import type { MessageRule } from '../rules/rule';

/** Tells the messages that rules with `signs` don't look at: nearly all messages of a log. */
export class PlainMessages {
  /** Matches a line that has a sign of any of the rules. */
  readonly #signs: RegExp;

  constructor(rules: readonly MessageRule[]) {
    const signs = rules.flatMap(rule => rule.signs ?? []);
    // An empty alternative would match everything, an empty class nothing.
    this.#signs = new RegExp(signs.length === 0 ? '[]' : [...new Set(signs)].map(escapeRegExp).join('|'));
  }

  /** Whether a message is plain and has no sign. */
  has({ plainText }: Message): boolean {
    return plainText !== undefined && !this.#signs.test(plainText);
  }
}

/** Whether a plain message follows another one, at a later time. Neighbour rules with `skipsPlainSequence` don't look at it. */
export function isPlainSequence(previous: Message | undefined, message: Message): boolean {
  return (
    previous?.plainText !== undefined &&
    message.plainText !== undefined &&
    previous.header.timestamp! < message.header.timestamp!
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
