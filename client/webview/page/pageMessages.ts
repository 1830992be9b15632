import { isFoundByPinyin } from '../../../server/src/find/foundByPinyin';
import { mayBePinyin, type TextQuery } from '../../../server/src/find/textQuery';
import { type Fineness, fold } from '../../../server/src/text/fold';
import { type MessageText, readMessages } from './messageText';
import type { PagePeople } from './pagePeople';
import { articlesOf, type Parts } from './parts';

/** What the page knows of a message. */
export interface PageMessage extends Omit<MessageText, 'text' | 'names'> {
  readonly part: HTMLElement;
  /** Its place in the part. */
  readonly place: number;
  isShown: boolean;
}

/** Where a query is found. */
export interface FoundMessages {
  /** The messages with matches, in order. */
  readonly messages: readonly number[];
  /** How many matches each of them has. */
  readonly counts: readonly number[];
  /** The names and mentions that are found by pinyin alone. */
  readonly names: ReadonlySet<string>;
}

const NOTHING: FoundMessages = { messages: [], counts: [], names: new Set() };

/** The number of parts that are read at a time. */
const SLICE = 40;

/** No text of a message has this character: a match never reaches from one to the next. */
const END = '\u0000';

/** The messages of the page, with their texts in one string, so that a search is one pass over memory. */
export class PageMessages {
  readonly #parts: Parts;
  readonly #all: PageMessage[] = [];
  #readParts = 0;
  readonly #firstByPart = new Map<HTMLElement, number>();
  #pieces: string[] = [];
  /** The messages that hold a Chinese name, once for each time that they do. */
  readonly #byName = new Map<string, number[]>();
  readonly #people: PagePeople;
  /** Where the text of each message begins; one more for the end. */
  readonly #starts: number[] = [0];
  #folded: { readonly key: string; readonly text: string } | undefined;

  constructor(parts: Parts, people: PagePeople) {
    this.#parts = parts;
    this.#people = people;
  }

  /** All messages, in order. */
  get all(): readonly PageMessage[] {
    this.#read(this.#parts.all.length);
    return this.#all;
  }

  /** Reads the messages in slices while nothing else happens. */
  readWhenIdle(): void {
    const wait = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 30));
    const readOn = () => {
      this.#read(this.#readParts + SLICE);
      if (this.#readParts < this.#parts.all.length) wait(readOn);
      else wait(() => this.#text({}));
    };
    wait(readOn);
  }

  /** The element of a message. */
  element(index: number): HTMLElement {
    const { part, place } = this.all[index]!;
    this.#parts.make(part);
    return articlesOf(part)[place]!;
  }

  /** The index of a message, from its element. */
  indexOf(message: HTMLElement): number {
    const part = message.parentElement!;
    return this.firstOf(part) + articlesOf(part).indexOf(message);
  }

  /** The index of the first message of a part. */
  firstOf(part: HTMLElement): number {
    this.#read(this.#parts.all.length);
    return this.#firstByPart.get(part)!;
  }

  /** Finds a query in the messages that are shown: in the names above them and in their texts. */
  find(query: TextQuery): FoundMessages {
    this.#read(this.#parts.all.length);
    const wanted = fold(query.text, query);
    if (wanted === '') return NOTHING;
    const text = this.#text(query);
    const messages: number[] = [];
    const counts: number[] = [];
    let message = 0;
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      while (this.#starts[message + 1]! <= at) message++;
      if (!this.#all[message]!.isShown) continue;
      if (messages.at(-1) === message) counts[counts.length - 1]!++;
      else {
        messages.push(message);
        counts.push(1);
      }
    }
    return this.#withPinyin(query, { messages, counts, names: NOTHING.names });
  }

  #withPinyin(query: TextQuery, found: FoundMessages): FoundMessages {
    const match = (name: string, typed: string) => this.#people.match(name, typed);
    const names = mayBePinyin(query)
      ? [...this.#byName.keys()].filter(name => isFoundByPinyin(name, query, match))
      : [];
    if (names.length === 0) return found;
    const all = new Uint32Array(this.#all.length);
    for (const [i, message] of found.messages.entries()) all[message] = found.counts[i]!;
    for (const name of names) {
      for (const message of this.#byName.get(name)!) if (this.#all[message]!.isShown) all[message]!++;
    }
    const messages: number[] = [];
    const counts: number[] = [];
    for (let message = 0; message < all.length; message++) {
      const count = all[message]!;
      if (count === 0) continue;
      messages.push(message);
      counts.push(count);
    }
    return { messages, counts, names: new Set(names) };
  }

  #read(end: number): void {
    for (; this.#readParts < Math.min(end, this.#parts.all.length); this.#readParts++) {
      const part = this.#parts.all[this.#readParts]!;
      this.#firstByPart.set(part, this.#all.length);
      for (const [place, { text, person, kinds, names }] of readMessages(this.#parts.html(part)).entries()) {
        for (const name of names) {
          const messages = this.#byName.get(name);
          if (messages === undefined) this.#byName.set(name, [this.#all.length]);
          else messages.push(this.#all.length);
        }
        this.#all.push({ part, place, person, kinds, isShown: true });
        this.#pieces.push(text);
        this.#starts.push(this.#starts.at(-1)! + text.length + END.length);
      }
    }
  }

  #text(fineness: Fineness): string {
    if (this.#pieces.length > 1) this.#pieces = [this.#pieces.join(END) + END];
    const key = `${fineness.matchCase === true} ${fineness.matchWidth === true}`;
    if (this.#folded?.key !== key) this.#folded = { key, text: fold(this.#pieces[0] ?? '', fineness) };
    return this.#folded.text;
  }
}
