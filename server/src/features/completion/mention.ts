import type { CompletionList } from 'vscode-languageserver-protocol';
import { isMentionSign, NameIndex } from '../../people/mention';
import { type Choice, choiceList, KIND } from './items';
import { nameChoices } from './names';
import type { Place } from './place';

/** How far before the cursor an `@` is searched for. */
const MAX_TYPED = 64;

/**
 * Completes the name after an `@` in a body. The author of the message comes after the other speakers. An
 * existing name is replaced. A space is added, because something separates every mention in the real logs: of
 * 2,544 mentions with a speaker's full name, 859 have a space and 712 have the `?` that exports write for
 * WeChat's own U+2005. Without it, the name would run into the text.
 */
export function completeMention(place: Place): CompletionList | undefined {
  const { character, text, messageIndex, isHeader } = place;
  if (messageIndex < 0 || isHeader) return undefined;
  const from = Math.max(0, character - MAX_TYPED);
  const sign = text.slice(from, character).lastIndexOf('@') + from;
  if (sign < from || !isMentionSign(text, sign)) return undefined;
  const start = sign + 1;
  // An `@` before white space is not a mention.
  if (/^\s/.test(text.slice(start, character))) return undefined;
  const names = withAuthorLast(nameChoices(place, messageIndex + 1), authorOf(place));
  const end = Math.max(character, endOfKnownName(text, start, names));
  const space = /^[\s\p{P}]/u.test(text.slice(end, end + 2)) ? '' : ' ';
  const choices = names.map(choice => ({ ...choice, newText: choice.label + space }));
  const list = choiceList(place, choices, { kind: KIND.reference, start, end });
  // An emoticon may follow a mention.
  return list.items.length === 0 && /[[【]/.test(text.slice(start, character)) ? undefined : list;
}

function authorOf({ log, messageIndex }: Place): string {
  return log.transcript.messages[messageIndex]!.header.speaker;
}

/** Moves the author of the message to the end, because people mention others. */
function withAuthorLast(names: readonly Choice[], author: string): Choice[] {
  const own = names.find(({ label }) => label === author);
  return own === undefined ? [...names] : [...names.filter(choice => choice !== own), own];
}

/** The end of the longest known name at `start`, else `start`. */
function endOfKnownName(text: string, start: number, names: readonly Choice[]): number {
  const fitting = names.map(({ label }) => label).filter(label => text.startsWith(label, start));
  return new NameIndex(fitting).longestAt(text, start)?.end ?? start;
}
