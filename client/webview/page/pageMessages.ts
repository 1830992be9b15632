import { type Fineness, fold } from '../../../server/src/text/fold';
import { type MessageText, readMessages } from './messageText';
import type { Parts } from './parts';

/** What the page knows of a message. */
export interface PageMessage extends Omit<MessageText, 'text'> {
  readonly part: HTMLElement;
  /** Its place in the part. */
  readonly place: number;
  isShown: boolean;
}

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
  /** Where the text of each message begins; one more for the end. */
  readonly #starts: number[] = [0];
  #folded: { readonly key: string; readonly text: string } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.onMade = part => this.#showAsBefore(part);
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
    return part.children[place] as HTMLElement;
  }

  /** The index of the first message of a part. */
  firstOf(part: HTMLElement): number {
    this.#read(this.#parts.all.length);
    return this.#firstByPart.get(part)!;
  }

  /** Calls back with the index of the message of each place, in order. */
  places(query: Fineness & { readonly text: string }, found: (message: number) => void): void {
    this.#read(this.#parts.all.length);
    const wanted = fold(query.text, query);
    if (wanted === '') return;
    const text = this.#text(query);
    let message = 0;
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
      while (this.#starts[message + 1]! <= at) message++;
      found(message);
    }
  }

  /** Brings the elements in agreement with what is shown of the messages. */
  applyShown(): void {
    const shownParts = new Set(this.all.filter(({ isShown }) => isShown).map(({ part }) => part));
    for (const part of this.#parts.all) {
      part.hidden = !shownParts.has(part);
      this.#showAsBefore(part);
    }
  }

  /** Hides the elements of messages that are left out. */
  #showAsBefore(part: HTMLElement): void {
    if (this.#readParts === 0 || part.querySelector(':scope > noscript') !== null) return;
    const first = this.firstOf(part);
    for (let place = 0; place < part.children.length; place++) {
      (part.children[place] as HTMLElement).hidden = !this.#all[first + place]!.isShown;
    }
  }

  #read(end: number): void {
    for (; this.#readParts < Math.min(end, this.#parts.all.length); this.#readParts++) {
      const part = this.#parts.all[this.#readParts]!;
      this.#firstByPart.set(part, this.#all.length);
      for (const [place, { text, person, kinds }] of readMessages(this.#parts.html(part)).entries()) {
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
