/**
 * Mentions: `@` and a name (FORMAT, "A message block").
 */

import { isHighSurrogate } from '../text/surrogates';

/** A mention in a text. Columns are UTF-16 units in that text. */
export interface Mention {
  /** The known name, as its speaker's headers have it; otherwise what follows the `@`, as it is written. */
  readonly name: string;
  /** The column of the `@`. */
  readonly start: number;
  /** The column after the name. */
  readonly end: number;
  /** Whether the index holds the name. */
  readonly known: boolean;
  /** Whether what follows a known name could be part of a longer one: `Kim` in `@Kim-Acme`. The fit is likely, not certain. */
  readonly goesOn: boolean;
}

const AMPERSAND = 0x26;

/** No name is longer than this: what goes on without an end is no name, and noise isn't looked at twice. */
export const MAX_NAME_LENGTH = 100;

/**
 * The mentions of a text (a line, or a body), in its order; linear in its length.
 *
 * A mention ends where the longest known name ends; otherwise at white space (WeChat's own separator is U+2005, which
 * exports often have as `?`), at punctuation, or at another `@`. Hyphens, underscores, bars and dots in the middle are part
 * of a name (`Kim-Acme-Sales`). An `@` after an ASCII letter or digit belongs to an e-mail address, one after a slash
 * that follows one to a URL (`example.org/@kim`).
 */
export function mentionsIn(text: string, names: Names, others?: Names): Mention[] {
  const mentions: Mention[] = [];
  for (let start = text.indexOf('@'); start !== -1; ) {
    const mention = isMentionSign(text, start) ? mentionAt(text, start, names, others) : undefined;
    if (mention !== undefined) mentions.push(mention);
    start = text.indexOf('@', mention?.end ?? start + 1);
  }
  return mentions;
}

/**
 * The column after all that a reader takes for the mention's name: that of `@Kim-Acme` where only `Kim` is known. A known name
 * goes on so behind a hyphen, an underscore, a bar or a dot; what follows without one, as Chinese text does, is not of it.
 * For showing the mention: whose name it is ends at `end`.
 */
export function endOfWholeName(text: string, { end, goesOn }: Mention): number {
  return goesOn && /[-_|·]/.test(text.charAt(end)) ? endOfUnknownName(text, end) : end;
}

/**
 * The mention that an `@` begins; `undefined` where no name follows.
 *
 * @param names who speaks in the log
 * @param others who else is known: a longer name of theirs counts, as `Kim` may speak here and `@Kim-Acme` elsewhere
 */
export function mentionAt(text: string, start: number, names: Names, others?: Names): Mention | undefined {
  const found = longestOf(text, start + 1, names, others);
  if (found !== undefined) {
    const goesOn = endOfUnknownName(text, found.end) > found.end;
    return { name: found.name, start, end: found.end, known: true, goesOn };
  }
  const end = endOfUnknownName(text, start + 1);
  if (end === start + 1) return undefined;
  return { name: text.slice(start + 1, end), start, end, known: false, goesOn: false };
}

/** The longest name that a text has at a column; of the same length, that of the first names. */
export function longestOf(
  text: string,
  at: number,
  names: Names,
  others: Names | undefined,
): { readonly name: string; readonly end: number } | undefined {
  const first = names.longestAt(text, at);
  const second = others?.longestAt(text, at);
  return first === undefined || (second !== undefined && second.end > first.end) ? second : first;
}

/** Whether an `@` begins a mention, rather than standing in an e-mail address or a URL. */
export function isMentionSign(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before === 0x2f) return !isAsciiWord(text.charCodeAt(at - 2));
  return !isAsciiWord(before);
}

function isAsciiWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** White space, and the punctuation that ends a name rather than joining its parts. */
const ENDS_NAME =
  /[\s@?!,.;:"'`<>()[\]{}*\\/^=+~…，。！？、：；“”‘’「」『』【】〔〕（）《》〈〉～＠\u200b\u2060]/;

/** What may stand for a character inside a name, as exports escape it: `&amp;amp;`, `&lt;`, `&#183;`. Sticky, bounded. */
const ENTITY = /&(?:amp;){0,8}(?:#?[A-Za-z0-9]{1,10};)?/y;

/** A space, escaped. */
const SPACE_ENTITY = /(?:#160|#xa0|nbsp|#8197|#x2005|#32);$/i;

function endOfUnknownName(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_NAME_LENGTH);
  let end = start;
  while (end < limit) {
    if (text.charCodeAt(end) === AMPERSAND) {
      ENTITY.lastIndex = end;
      const entity = ENTITY.exec(text)![0];
      if (SPACE_ENTITY.test(entity)) break;
      end += entity.length;
    } else if (ENDS_NAME.test(text.charAt(end))) {
      break;
    } else {
      end++;
    }
  }
  // A limit, or a hyphen that only leads on to what follows, is no part of the name; nor half a surrogate pair.
  while (end > start && /[-_|·—－–]/.test(text.charAt(end - 1))) end--;
  if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
  return Math.max(start, end);
}

/** Finds the longest of some names at a place in a text. */
export interface Names {
  has(name: string): boolean;
  longestAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined;
}

/** A spelling under which a name stands in bodies, and the name itself. */
interface Spelling {
  readonly text: string;
  readonly name: string;
}

/** Beyond this many spellings a node is split by their next unit. */
const MAX_BUCKET = 12;

/** How often exports escape a body: names that hold `&`, `<`, `>` or `"` are found under each of these levels. */
const MAX_ESCAPES = 3;

/** How a name may stand in a body: as it is, and, where escaping changes it, escaped once, twice and three times. */
export function spellingsOf(name: string): string[] {
  const spellings = [name];
  if (!/[&<>"]/.test(name)) return spellings;
  for (let level = 1; level <= MAX_ESCAPES; level++) spellings.push(escapeHtml(spellings[level - 1]!));
  return spellings;
}

/**
 * Names by their beginning, so that the longest one at a place is found in time that depends on that name's length, not
 * on how many names there are. Those longer than any real name are known, and never found in a text.
 */
export class NameIndex implements Names {
  readonly #root = new Node(0);
  readonly #names = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      if (name === '' || this.#names.has(name)) continue;
      this.#names.add(name);
      if (name.length > MAX_NAME_LENGTH) continue;
      for (const text of spellingsOf(name)) this.#root.add({ text, name });
    }
  }

  /** The names, in the order in which they came. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /**
   * The longest name that a text has at a column, and the column where it ends. A name that ends in an ASCII letter or digit
   * isn't found where another one follows: `@Kimberly` is not `Kim`.
   */
  longestAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
    const found = this.#root.longestAt(text, at);
    return found === undefined ? undefined : { name: found.name, end: at + found.text.length };
  }
}

class Node {
  readonly #depth: number;
  /** Those that end here, or, as long as there are few, all. Longest first. */
  #spellings: Spelling[] = [];
  #children: Map<number, Node> | undefined;

  constructor(depth: number) {
    this.#depth = depth;
  }

  add(spelling: Spelling): void {
    if (this.#children !== undefined && spelling.text.length > this.#depth) {
      this.#child(spelling).add(spelling);
      return;
    }
    this.#spellings.push(spelling);
    this.#spellings.sort((a, b) => b.text.length - a.text.length);
    if (this.#children === undefined && this.#spellings.length > MAX_BUCKET) this.#split();
  }

  longestAt(text: string, at: number): Spelling | undefined {
    const below = this.#children?.get(text.charCodeAt(at + this.#depth))?.longestAt(text, at);
    return (
      below ??
      this.#spellings.find(
        spelling => text.startsWith(spelling.text, at) && isWholeName(text, at + spelling.text.length),
      )
    );
  }

  #split(): void {
    const all = this.#spellings;
    this.#children = new Map();
    this.#spellings = all.filter(spelling => spelling.text.length === this.#depth);
    for (const spelling of all) {
      if (spelling.text.length > this.#depth) this.#child(spelling).add(spelling);
    }
  }

  #child(spelling: Spelling): Node {
    const unit = spelling.text.charCodeAt(this.#depth);
    let child = this.#children!.get(unit);
    if (child === undefined) {
      child = new Node(this.#depth + 1);
      this.#children!.set(unit, child);
    }
    return child;
  }
}

function isWholeName(text: string, end: number): boolean {
  return end >= text.length || !isAsciiWord(text.charCodeAt(end)) || !isAsciiWord(text.charCodeAt(end - 1));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
