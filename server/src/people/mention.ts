/** Mentions: `@` and a name (FORMAT, "A message block"). */

import { escapeMarkdown } from '../markdown/escapeMarkdown';
import { ENDS_NAME, isAsciiWord, isMentionSign, JOINS_NAMES, MAX_NAME_LENGTH } from '../markdown/mentionText';
import { isHighSurrogate } from '../text/surrogates';

export { isMentionSign, MAX_NAME_LENGTH };

/** A mention in a text. Columns are UTF-16 units in that text. */
export interface Mention {
  /** The known name, as the headers write it. For an unknown name, the text after the `@`. */
  readonly name: string;
  /** The column of the `@`. */
  readonly start: number;
  /** The column after the name. */
  readonly end: number;
  /** Whether the index holds the name. */
  readonly known: boolean;
  /**
   * Whether the text after a known name could be part of a longer name: `Kim` in `@Kim-Acme`. The match is
   * then likely, not certain.
   */
  readonly goesOn: boolean;
}

const AMPERSAND = 0x26;

/**
 * Finds the mentions of a text (a line or a body), in order. Takes linear time.
 *
 * A mention ends where the longest known name ends. Without a known name it ends at white space (WeChat's own
 * separator is U+2005, which exports often write as `?`), at punctuation, or at another `@`. Hyphens,
 * underscores, bars and dots in the middle are part of a name (`Kim-Acme-Sales`). An `@` after an ASCII
 * letter or digit belongs to an e-mail address. An `@` after a slash that follows a letter or digit belongs
 * to a URL (`example.org/@kim`).
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
 * The column after the whole text that a reader takes for the mentioned name: of `@Kim-Acme` when only `Kim`
 * is known. The name continues after a hyphen, an underscore, a bar or a dot, but not with text that follows
 * directly, as in Chinese. Use it to display a mention. The known name itself ends at `end`.
 */
export function endOfWholeName(text: string, { end, goesOn }: Mention): number {
  return goesOn && /[-_|·]/.test(text.charAt(end)) ? endOfUnknownName(text, end) : end;
}

/**
 * The mention that begins with the `@` at `start`; `undefined` when no name follows.
 *
 * @param names the speakers of the log
 * @param others other known names. A longer one among them wins: `Kim` may speak in this log and `Kim-Acme`
 * in another.
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

/**
 * The longest known name at a column of a text. When both indexes have one of the same length, that of
 * `names`.
 */
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

/**
 * An escaped character inside a name, as exports write it: `&amp;amp;`, `&lt;`, `&#183;`. Sticky, bounded.
 */
const ENTITY = /&(?:amp;){0,8}(?:#?[A-Za-z0-9]{1,10};)?/y;

/** An escaped space. */
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
  // A trailing separator is not part of the name. Neither is half a surrogate pair, which the length limit
  // can leave.
  while (end > start && JOINS_NAMES.test(text.charAt(end - 1))) end--;
  if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
  return Math.max(start, end);
}

/** Finds the longest of some names at a place in a text. */
export interface Names {
  has(name: string): boolean;
  longestAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined;
}

/** A spelling of a name in bodies, and the name itself. */
interface Spelling {
  readonly text: string;
  readonly name: string;
}

/** A node with more spellings than this is split by their next UTF-16 unit. */
const MAX_BUCKET = 12;

/**
 * The maximum number of times that exports escape a body. Names with `&`, `<`, `>` or `"` are found at each
 * level.
 */
const MAX_ESCAPES = 3;

/**
 * The spellings of a name in bodies: as it is and, if escaping changes it, escaped once, twice and three
 * times.
 */
export function spellingsOf(name: string): string[] {
  const spellings = [name];
  if (!/[&<>"]/.test(name)) return spellings;
  for (let level = 1; level <= MAX_ESCAPES; level++) spellings.push(escapeHtml(spellings[level - 1]!));
  return spellings;
}

/** The spelling of a name where Markdown would eat something of it: `Kim \\| Acme`. The name itself if it would not. */
export function markdownSpelling(name: string): string {
  return /[\\`*_~$<&{|\]]/.test(name) ? escapeMarkdown(`@${name}`).slice(1) : name;
}

/**
 * A prefix tree of names. Finding the longest name at a place takes time that depends on the length of that
 * name, not on the number of names. Names beyond `MAX_NAME_LENGTH` are in `has` and `names`, but are never
 * found in a text.
 */
export class NameIndex implements Names {
  readonly #names: Set<string>;
  /** Made by the first search: linting reads no mention unless a rule needs it. */
  #tree: Node | undefined;
  /** The first two units of all spellings, and the only one of those that have no other. */
  #beginnings: { readonly pairs: Set<number>; readonly singles: Set<number> } | undefined;

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    this.#names.delete('');
  }

  /** The names, in insertion order. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether any name, as it is found in texts, may begin a text with these first two UTF-16 units. */
  mayBegin(first: number, second: number): boolean {
    this.#beginnings ??= beginningsOf([...this.#names].flatMap(textsOf));
    const { pairs, singles } = this.#beginnings;
    return pairs.has(pairOf(first, second)) || singles.has(first);
  }

  /**
   * The longest name at a column of a text, and the column after it. A name that ends in an ASCII letter or
   * digit does not match before another one: `@Kimberly` is not `Kim`.
   */
  longestAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
    this.#tree ??= treeOf(this.#names);
    const found = this.#tree.longestAt(text, at);
    return found === undefined ? undefined : { name: found.name, end: at + found.text.length };
  }
}

function beginningsOf(texts: readonly string[]) {
  const pairs = new Set<number>();
  const singles = new Set<number>();
  for (const text of texts) {
    if (text.length === 1) singles.add(text.charCodeAt(0));
    else pairs.add(pairOf(text.charCodeAt(0), text.charCodeAt(1)));
  }
  return { pairs, singles };
}

/** Two units as an integer of 32 bits: a larger number would be an object, and take ten times as long to look up. */
function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

function treeOf(names: Iterable<string>): Node {
  const root = new Node(0);
  for (const name of names) for (const text of textsOf(name)) root.add({ text, name });
  return root;
}

/** The texts that are found as a name. */
function textsOf(name: string): string[] {
  if (name.length > MAX_NAME_LENGTH) return [];
  const escaped = markdownSpelling(name);
  return escaped === name ? spellingsOf(name) : [...spellingsOf(name), escaped];
}

class Node {
  readonly #depth: number;
  /** The spellings that end here, or all spellings of the node while they are few. Longest first. */
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
