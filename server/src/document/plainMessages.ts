import type { Message } from '../model/message';
import type { MessageRule } from '../rules/rule';

/** Whether a plain message follows another one, at a later time. Neighbour rules with `skipsPlainSequence` don't look at it. */
export function isPlainSequence(previous: Message | undefined, message: Message): boolean {
  return (
    previous?.plainText !== undefined &&
    message.plainText !== undefined &&
    previous.header.timestamp! < message.header.timestamp!
  );
}

/** Matches a text that has a sign of any of the rules. */
export function signsOf(rules: readonly MessageRule[]): RegExp {
  const signs = new Set(rules.flatMap(rule => rule.signs ?? []));
  // An empty alternative would match everything; an empty class matches nothing.
  return new RegExp(signs.size === 0 ? '[]' : Array.from(signs, escapeRegExp).join('|'));
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
