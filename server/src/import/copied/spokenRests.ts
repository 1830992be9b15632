import { plainLine, restOf, withoutMarks } from '../written/marks';
import { MAX_FRAMED_NAME_LENGTH, tidyName } from '../written/name';

/** The speaker and the text after a date and a time, with marks of direction. */
export interface Spoken {
  readonly speaker: string;
  readonly text: string;
}

/** `~ Noa`: a number that is not in the address book, with the name that its owner has chosen. */
const NOT_IN_ADDRESS_BOOK = /^~\s?/;
/** A name with the marks around it does not end later. */
const MAX_END = MAX_FRAMED_NAME_LENGTH * 2;

/**
 * Separates names from texts after the dates and times of one copy. Usually a colon and a space end the name. But the space may
 * be missing, and a name may contain colons. So the text that recurs is the name.
 */
export class SpokenRests {
  readonly #counts = new Map<string, number>();

  readonly #isSpeaker: (name: string) => boolean;

  constructor(rests: Iterable<string>, isSpeaker: (name: string) => boolean) {
    this.#isSpeaker = isSpeaker;
    for (const rest of rests) {
      const names = new Set(ends(plainLine(rest)).map(end => nameOf(rest, end)));
      for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  /** Splits name and text; `undefined` if there is no name. */
  split(rest: string): Spoken | undefined {
    const plain = plainLine(rest);
    const possible = ends(plain).filter(end => this.#isEnd(rest, plain, end));
    let best: number | undefined;
    // The last one is that of the colon with a space, which is used if nothing else decides.
    for (const end of possible) {
      if (best === undefined || this.#weight(nameOf(rest, end)) >= this.#weight(nameOf(rest, best)))
        best = end;
    }
    if (best === undefined) return undefined;
    return { speaker: nameOf(rest, best), text: restOf(rest, best + 1).trim() };
  }

  /** How often a text occurs in the place of a name. */
  #countOf(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  #weight(name: string): number {
    return this.#countOf(name) + (this.#isSpeaker(name) ? 1_000_000 : 0);
  }

  /** Whether a name may end at a colon: not within a time or an address. */
  #isEnd(rest: string, plain: string, end: number): boolean {
    const name = nameOf(rest, end);
    if (name === '' || name.length > MAX_FRAMED_NAME_LENGTH) return false;
    const isWithSpace = /^[:：](?: |$)|^：/.test(plain.slice(end, end + 2));
    if (isWithSpace) return !name.includes('://');
    if (/(?:^|\s)(?:https?|ftp|mailto)$/i.test(name) || name.includes('://')) return false;
    const isInTime = /\d$/.test(name) && /^:\d/.test(plain.slice(end, end + 2));
    return !isInTime || this.#countOf(name) > 1 || this.#isSpeaker(name) || /^\+?[\d\s()-]{7,}$/.test(name);
  }
}

/** The possible ends of a name: its first colon, and the first one with a space after it. In this order, without duplicates. */
function ends(plain: string): number[] {
  const matrix = /^@[^\s:@]{1,200}:(?:[\w-]{1,60}\.){1,6}[\w-]{1,60}(?::\d{1,5})?(?=:)/.exec(plain);
  if (matrix !== null) return [matrix[0].length];
  const any = plain.search(/[:：]/);
  const spaced = plain.search(/:(?: |$)|：/);
  return [...new Set([any, spaced])].filter(end => end > 0 && end <= MAX_END);
}

function nameOf(rest: string, end: number): string {
  return tidyName(withoutMarks(rest).slice(0, end).replace(NOT_IN_ADDRESS_BOOK, ''));
}
