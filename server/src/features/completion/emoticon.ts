import type { CompletionList } from 'vscode-languageserver-protocol';
import { EMOTICONS, type Emoticon, emoticonByName, MAX_EMOTICON_LENGTH } from '../../markdown/emoticons';
import { content } from '../../text/lines';
import { matchTyped } from '../../text/pinyin';
import { MatchPlace } from '../../text/typedMatch';
import { type Choice, choiceList, KIND } from './items';
import type { Place } from './place';

/** How many messages before the place are searched for recently used emoticons. */
const WINDOW = 200;

/** How many UTF-16 units of a line are searched for them. */
const MAX_LINE = 2000;

/**
 * `[`, or a sign that an input method replaces it with, and the typed part of a name, before the cursor.
 * Bounded.
 */
const TYPED = /([[【])([^[\]【】\s]{0,20})$/;

/** The rest of an emoticon after the cursor. */
const REST = /^[^[\]【】\s]{0,20}[\]】]/;

/**
 * Completes the emoticon at a `[` in a body, and displays its emoji. Matches its name, its pinyin and its
 * other names. Recently used emoticons come first. An existing emoticon is replaced, including its brackets.
 */
export function completeEmoticon(place: Place): CompletionList | undefined {
  const { text, character, messageIndex, isHeader } = place;
  if (messageIndex < 0 || isHeader) return undefined;
  const typed = TYPED.exec(text.slice(Math.max(0, character - 24), character));
  if (typed === null) return undefined;
  const start = character - typed[0].length;
  const end = endOfEmoticon(place, start);
  // `![` begins an image. Text before `](` is the text of a link.
  if (text[start - 1] === '!' || text[end] === '(') return undefined;
  return choiceList(place, choices(place, typed[2] ?? ''), { kind: KIND.text, start, end, ignored: 1 });
}

function endOfEmoticon({ text, character }: Place, start: number): number {
  const rest = REST.exec(text.slice(character, character + 24))?.[0];
  if (rest === undefined) return character;
  const end = character + rest.length;
  const isOurs =
    rest.length === 1 || text[end] === '(' || emoticonByName(text.slice(start + 1, end - 1)) !== undefined;
  return isOurs ? end : character;
}

function* choices(place: Place, typed: string): Generator<Choice> {
  for (const emoticon of new Set([...recentlyUsed(place), ...EMOTICONS])) {
    const name = nameToInsert(emoticon, typed);
    const others = [emoticon.name, ...emoticon.aliases].filter(other => other !== name);
    yield {
      label: `[${name}]`,
      alsoKnownAs: [name, ...others],
      suffix: emoticon.emoji,
      description: others.join(' '),
    };
  }
}

/** The Chinese name, as in almost all real logs, unless the user types another name. */
function nameToInsert({ name, aliases }: Emoticon, typed: string): string {
  if (matchTyped(name, typed) === MatchPlace.Start) return name;
  return aliases.find(alias => matchTyped(alias, typed) === MatchPlace.Start) ?? name;
}

/** The emoticons of the messages up to the place, the most frequent first. */
function recentlyUsed({ log, messageIndex }: Place): Emoticon[] {
  const counts = new Map<Emoticon, number>();
  const { messages } = log.transcript;
  for (const message of messages.slice(Math.max(0, messageIndex - WINDOW), messageIndex + 1)) {
    for (const line of message.lines.slice(message.bodyStart, message.bodyEnd)) {
      for (const [, name = ''] of content(line.slice(0, MAX_LINE)).matchAll(/\[([^[\]]{1,20})\]/g)) {
        const emoticon = name.length <= MAX_EMOTICON_LENGTH ? emoticonByName(name) : undefined;
        if (emoticon !== undefined) counts.set(emoticon, (counts.get(emoticon) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([emoticon]) => emoticon);
}
