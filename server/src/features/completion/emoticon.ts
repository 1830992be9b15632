import type { CompletionList } from 'vscode-languageserver-protocol';
import { EMOTICONS, type Emoticon, emoticonByName, MAX_EMOTICON_LENGTH } from '../../markdown/emoticons';
import { content } from '../../text/lines';
import { MatchPlace, matchTyped } from '../../text/pinyin';
import { type Choice, choiceList, KIND } from './items';
import type { Place } from './place';

/** How many messages before the place show which emoticons are in use. */
const WINDOW = 200;

/** Of a longer line only the beginning is looked at for them. */
const MAX_LINE = 2000;

/** `[`, or what an input method makes of it, and what was typed of a name, before the cursor; bounded. */
const TYPED = /([[【])([^[\]【】\s]{0,20})$/;

/** The rest of an emoticon after the cursor. */
const REST = /^[^[\]【】\s]{0,20}[\]】]/;

/**
 * The emoticon at a `[` in a body, with the picture that it stands for; found by its name, its pinyin and its other
 * names. Those used lately come first. An emoticon that is there is replaced, brackets and all.
 */
export function completeEmoticon(place: Place): CompletionList | undefined {
  const { text, character, messageIndex, isHeader } = place;
  if (messageIndex < 0 || isHeader) return undefined;
  const typed = TYPED.exec(text.slice(Math.max(0, character - 24), character));
  if (typed === null) return undefined;
  const start = character - typed[0].length;
  const end = endOfEmoticon(place, start);
  // `![` begins an image; what stands before `](` is the text of a link.
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
  for (const emoticon of new Set([...usedLately(place), ...EMOTICONS])) {
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

/** The Chinese name, as nearly all real logs have it, except to one who types another name. */
function nameToInsert({ name, aliases }: Emoticon, typed: string): string {
  if (matchTyped(name, typed) === MatchPlace.Start) return name;
  return aliases.find(alias => matchTyped(alias, typed) === MatchPlace.Start) ?? name;
}

/** The emoticons of the messages up to the place, the most frequent first. */
function usedLately({ log, messageIndex }: Place): Emoticon[] {
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
