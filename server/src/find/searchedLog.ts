import type { LogView } from '../log/logView';
import type { Message } from '../model/message';
import { decodeText } from '../render/entities';
import { fold } from '../text/fold';
import { MatchPlace, matchTyped } from '../text/pinyin';
import { shownText } from './shownText';
import { MAX_QUERY, mayBePinyin, occurrences, type TextQuery } from './textQuery';

const HAN = /\p{Script=Han}/u;

/** What a query finds in a log. */
export interface FoundInLog {
  /** The indexes of the messages that have matches, in order. */
  readonly messages: number[];
  /** How many matches each of them has: in the name above it, if one is shown, and in its text. */
  readonly counts: number[];
  /** The names and mentions (with their `@`) that are found by pinyin alone. */
  readonly names: string[];
}

/** The texts of a log's messages, as readers see them, ready to be searched. After an edit, only the edited ones are read again. */
export class SearchedLog {
  #messages: readonly Message[] = [];
  #texts: string[] = [];
  /** Folded, so that letters that differ in case or width alone are alike. */
  #folded: string[] = [];
  /** By index, of messages that have any. */
  #mentions = new Map<Message, readonly string[]>();

  /**
   * Finds a query in all messages.
   *
   * @param showsName whether the name is shown above a message
   * @param isShown whether a message is shown at all
   */
  find(
    log: LogView,
    query: TextQuery,
    showsName: (index: number) => boolean,
    isShown: (index: number) => boolean = () => true,
  ): FoundInLog {
    this.#update(log);
    const messages: number[] = [];
    const counts: number[] = [];
    const wanted = fold(query.text);
    if (wanted === '' || wanted.length > MAX_QUERY) return { messages, counts, names: [] };
    const names = new NameSearch(query);
    const isFine = query.matchCase === true || query.matchWidth === true;
    for (let index = 0; index < this.#messages.length; index++) {
      const message = this.#messages[index]!;
      const folded = this.#folded[index]!;
      let count = folded.includes(wanted)
        ? isFine
          ? occurrences(this.#texts[index]!, query).length
          : countOf(folded, wanted)
        : 0;
      const inName = names.count(message.header.speaker);
      if (inName > 0 && showsName(index)) count += inName;
      const mentions = names.isPinyin ? this.#mentions.get(message) : undefined;
      for (const mention of mentions ?? []) if (names.isFoundByPinyin(mention)) count++;
      if (count === 0 || !isShown(index)) continue;
      messages.push(index);
      counts.push(count);
    }
    return { messages, counts, names: names.byPinyin };
  }

  /** Reads the texts of the messages that are not those of the last time. */
  #update({ transcript, names, people }: LogView): void {
    const { messages } = transcript;
    const before = this.#messages;
    const shorter = Math.min(before.length, messages.length);
    let start = 0;
    while (start < shorter && before[start] === messages[start]) start++;
    let same = 0;
    while (same < shorter - start && before.at(-1 - same) === messages.at(-1 - same)) same++;
    const end = messages.length - same;
    const gone = before.slice(start, before.length - same);
    for (const message of gone) this.#mentions.delete(message);
    const texts: string[] = [];
    for (let index = start; index < end; index++) {
      const { text, mentions } = shownText(messages[index]!, names, people);
      texts.push(text);
      if (mentions.length > 0) this.#mentions.set(messages[index]!, mentions);
    }
    const folded = texts.map(text => fold(text));
    if (gone.length === 0 && texts.length === 0) return;
    this.#texts = [...this.#texts.slice(0, start), ...texts, ...this.#texts.slice(start + gone.length)];
    this.#folded = [...this.#folded.slice(0, start), ...folded, ...this.#folded.slice(start + gone.length)];
    this.#messages = messages.slice();
  }
}

/** Searches names, each once. */
class NameSearch {
  readonly isPinyin: boolean;
  readonly #query: TextQuery;
  readonly #counts = new Map<string, number>();
  readonly #byPinyin = new Map<string, boolean>();

  constructor(query: TextQuery) {
    this.#query = query;
    this.isPinyin = mayBePinyin(query);
  }

  /** The number of matches in a speaker's name, as written in the log. */
  count(speaker: string): number {
    let count = this.#counts.get(speaker);
    if (count === undefined) {
      const name = decodeText(speaker);
      count = occurrences(name, this.#query).length || (this.isFoundByPinyin(name) ? 1 : 0);
      this.#counts.set(speaker, count);
    }
    return count;
  }

  /** Whether a name, or a mention with its `@`, is found by its pinyin and not by its characters. */
  isFoundByPinyin(name: string): boolean {
    if (!this.isPinyin) return false;
    let isFound = this.#byPinyin.get(name);
    if (isFound === undefined) {
      const place = HAN.test(name) ? matchTyped(name.replace(/^@/, ''), this.#query.text) : undefined;
      isFound =
        place !== undefined && place !== MatchPlace.Inside && occurrences(name, this.#query).length === 0;
      this.#byPinyin.set(name, isFound);
    }
    return isFound;
  }

  get byPinyin(): string[] {
    return [...this.#byPinyin].flatMap(([name, isFound]) => (isFound ? [name] : []));
  }
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
