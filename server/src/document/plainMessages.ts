import { type Message, isEmptyBody } from '../model/message';
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

  /** Whether a message has nothing unusual in its header, a body, and no sign in it. */
  has(message: Message): boolean {
    const { header, lines, bodyStart, bodyEnd } = message;
    if (header.deviations.length > 0 || header.timestamp === undefined || header.speaker === '') return false;
    if (isEmptyBody(message)) return false;
    for (let line = bodyStart; line < bodyEnd; line++) if (this.#signs.test(lines[line]!)) return false;
    return true;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
