import type { LogView } from '../log/logView';
import { showsName } from '../log/messageGroups';
import type { Message } from '../model/message';
import type { MessageFilter } from '../protocol';
import { shownText } from '../render/entities';
import type { RenderContext } from '../render/renderContext';
import { fold, isAlike, isFiner } from '../text/fold';
import { matchTyped } from '../text/pinyin';
import { isFoundByPinyin } from './foundByPinyin';
import { mentionsOfMe } from './mentionsOfMe';
import { kindBit } from './messageKinds';
import { type ShownBody, shownBody } from './shownBody';
import { MAX_QUERY, mayBePinyin, occurrences, type TextQuery } from './textQuery';

/** A log, and what its messages look like. */
export type SearchableLog = Pick<LogView, 'transcript'> & RenderContext;

/** What a query finds in a log. */
export interface FoundInLog {
  /** The indexes of the messages that have matches, in order. */
  readonly messages: number[];
  /** How many matches each of them has: in the name above it, if one is shown, and in its text. */
  readonly counts: number[];
  /** The names and mentions (with their `@`) that are found by pinyin alone. */
  readonly names: string[];
}

/** Runs of messages, as pairs: the first, and how many there are. */
export type Runs = number[];

/** The texts of a log's messages, as readers see them, ready to be searched. After an edit, only the edited ones are read again. */
export class SearchedLog {
  #messages: readonly Message[] = [];
  #names: SearchableLog['names'] | undefined;
  #people: SearchableLog['people'] | undefined;
  #shown: ShownBody[] = [];
  /** The texts, folded so that letters that differ in case or width alone are alike. */
  #folded: string[] = [];

  /**
   * Reads the texts of the messages that are not those of the last time. The first time takes the longest, so the server does it in parts.
   *
   * @param most how many texts are read at most
   * @returns whether all are read
   */
  read(log: SearchableLog, most = Number.POSITIVE_INFINITY): boolean {
    this.#readMentions(log);
    const { messages } = log.transcript;
    const before = this.#messages;
    const shorter = Math.min(before.length, messages.length);
    let start = 0;
    while (start < shorter && before[start] === messages[start]) start++;
    if (start === messages.length && start === before.length) return true;
    let same = 0;
    while (same < shorter - start && before.at(-1 - same) === messages.at(-1 - same)) same++;
    const end = Math.min(messages.length - same, start + most);
    const shown = messages.slice(start, end).map(message => shownBody(message, log));
    const kept = before.length - same;
    this.#shown = [...this.#shown.slice(0, start), ...shown, ...this.#shown.slice(kept)];
    const folded = shown.map(({ text }) => fold(text));
    this.#folded = [...this.#folded.slice(0, start), ...folded, ...this.#folded.slice(kept)];
    this.#messages = [...messages.slice(0, end), ...messages.slice(messages.length - same)];
    return end === messages.length - same;
  }

  /** Where a mention ends depends on the names that are known: reads the texts with mentions again when these have changed. */
  #readMentions(log: SearchableLog): void {
    const { names, people } = log;
    const isSame = this.#names === names && this.#people === people;
    this.#names = names;
    this.#people = people;
    if (isSame) return;
    for (const [index, { text }] of this.#shown.entries()) {
      if (text.includes('@')) this.#shown[index] = shownBody(this.#messages[index]!, log);
    }
  }

  /** Finds a query in the messages that a filter shows. */
  find(log: SearchableLog, query: TextQuery, filter?: MessageFilter): FoundInLog {
    this.read(log);
    const messages: number[] = [];
    const counts: number[] = [];
    const wanted = fold(query.text);
    if (wanted === '' || wanted.length > MAX_QUERY) return { messages, counts, names: [] };
    const names = new NameSearch(query);
    const isFine = isFiner(query);
    const isShown = this.#isShown(log, filter);
    for (let index = 0; index < this.#messages.length; index++) {
      if (!isShown(index)) continue;
      const folded = this.#folded[index]!;
      const { text, mentions } = this.#shown[index]!;
      let count = folded.includes(wanted)
        ? isFine
          ? countExactly(text, folded, query)
          : countOf(folded, wanted)
        : 0;
      const inName = names.count(this.#messages[index]!.header.speaker);
      if (inName > 0 && showsName(log.transcript, index, !isShown(index - 1))) count += inName;
      if (names.isPinyin) for (const mention of mentions) if (names.isFoundByPinyin(mention)) count++;
      if (count === 0) continue;
      messages.push(index);
      counts.push(count);
    }
    return { messages, counts, names: names.byPinyin };
  }

  /** The messages that a filter shows. */
  shown(log: SearchableLog, filter: MessageFilter): Runs {
    this.read(log);
    const isShown = this.#isShown(log, filter);
    const runs: Runs = [];
    for (let index = 0; index < this.#messages.length; index++) {
      if (!isShown(index)) continue;
      if (index > 0 && runs.length > 0 && runs.at(-2)! + runs.at(-1)! === index) runs[runs.length - 1]!++;
      else runs.push(index, 1);
    }
    return runs;
  }

  /** Whether a filter shows a message; no filter shows all that there are. */
  #isShown(log: SearchableLog, filter: MessageFilter | undefined): (index: number) => boolean {
    const speakers =
      filter === undefined || filter.people.length === 0
        ? undefined
        : new Set(filter.people.flatMap(name => log.people.personOf(name).names));
    const kinds = (filter?.kinds ?? []).reduce((bits, kind) => bits | kindBit(kind), 0);
    const isOfMe = mentionsOfMe(log);
    const wantsMe = (kinds & kindBit('mentionOfMe')) !== 0;
    return index => {
      const shown = this.#shown[index];
      if (shown === undefined) return false;
      if (speakers !== undefined && !speakers.has(this.#messages[index]!.header.speaker)) return false;
      return kinds === 0 || (shown.kinds & kinds) !== 0 || (wantsMe && shown.mentions.some(isOfMe));
    };
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
      const name = shownText(speaker);
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
      isFound = isFoundByPinyin(name, this.#query, matchTyped);
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

/** The same as the number of `occurrences`: each is one in the folded text too, so most texts need no other folding. */
function countExactly(text: string, folded: string, query: TextQuery): number {
  const part = fold(query.text);
  let count = 0;
  for (let at = folded.indexOf(part); at !== -1; at = folded.indexOf(part, at)) {
    const isSame = isAlike(text, at, query);
    if (isSame) count++;
    at += isSame ? part.length : 1;
  }
  return count;
}
