import type { CompletionList } from 'vscode-languageserver-protocol';
import { isMentionSign, NameIndex } from '../../people/mention';
import { type Choice, choiceList, KIND } from './items';
import { nameChoices } from './names';
import type { Place } from './place';

/** How far before the cursor an `@` is looked for. */
const MAX_TYPED = 64;

/**
 * The name after an `@` in a body; the author of the message comes after those near. A name that is there already is
 * replaced. A space follows: something sets off every mention in the real logs (of 2,544 that name a speaker in full, 859
 * have a space, 712 the `?` that exports make of WeChat's own U+2005), and without it the name would run into the text.
 */
export function completeMention(place: Place): CompletionList | undefined {
  const { character, text, messageIndex, isHeader } = place;
  if (messageIndex < 0 || isHeader) return undefined;
  const from = Math.max(0, character - MAX_TYPED);
  const sign = text.slice(from, character).lastIndexOf('@') + from;
  if (sign < from || !isMentionSign(text, sign)) return undefined;
  const start = sign + 1;
  // An `@` that stands alone is no mention; what follows it is text.
  if (/^\s/.test(text.slice(start, character))) return undefined;
  const names = withAuthorBehind(nameChoices(place, messageIndex + 1), authorOf(place));
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

/** People mention others: the one who writes comes after all who speak in the log. */
function withAuthorBehind(names: readonly Choice[], author: string): Choice[] {
  const own = names.find(({ label }) => label === author);
  return own === undefined ? [...names] : [...names.filter(choice => choice !== own), own];
}

/** The end of the longest known name there, if there is one. */
function endOfKnownName(text: string, start: number, names: readonly Choice[]): number {
  const fitting = names.map(({ label }) => label).filter(label => text.startsWith(label, start));
  return new NameIndex(fitting).longestAt(text, start)?.end ?? start;
}
