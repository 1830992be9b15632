/** Where a text matches the typed input. Lower is better. */
export enum MatchPlace {
  /** At the beginning of the text. */
  Start = 0,
  /** At the beginning of a part (`公司` in `李雄峰-公司`). */
  Part = 1,
  /** Anywhere else. */
  Inside = 2,
}

/** Longer input is only compared as a plain prefix. A person types less than this to find a name. */
const MAX_TYPED = 64;

/** Only this many characters of a text are matched. */
const MAX_UNITS = 48;

/** A character, prepared for matching. */
interface Sign {
  /** In lower case and half width. */
  readonly literal: string;
  /** The syllables of a Chinese character; empty for any other character. */
  readonly readings: readonly string[];
  readonly isSeparator: boolean;
}

/** A character of a text. */
export interface Unit extends Sign {
  /** Whether it begins a part: after a separator, or where Chinese and other text meet. */
  readonly startsPart: boolean;
}

const SEPARATOR = /^[\s\p{P}\p{S}]$/u;
const NO_READINGS: readonly string[] = [];

const FIRST_HAN = '\u2e80';
const HAN = /^\p{Script=Han}$/u;

/** Whether a character is a Chinese one. */
export function isHan(char: string): boolean {
  return char >= FIRST_HAN && HAN.test(char);
}

/** The number of texts and characters that are kept prepared. Each keystroke matches the names of all logs. */
const MAX_CACHED = 20_000;

/** Matches texts against what a keyboard can type. What Chinese characters sound like is given, so that it need not be a whole dictionary. */
export class TypedMatcher {
  readonly #readingsOf: (char: string) => readonly string[];
  readonly #unitsByText = new Map<string, readonly Unit[]>();
  readonly #signs = new Map<string, Sign>();

  /** @param readingsOf the syllables of a Chinese character, in letters; empty for one that has none */
  constructor(readingsOf: (char: string) => readonly string[]) {
    this.#readingsOf = readingsOf;
  }

  /**
   * Matches a text against typed input: by its own characters (ignoring case and width), by pinyin, by the
   * initials of pinyin, or by any mixture of these. Separators (`-`, `_`, spaces) may be left out. The time
   * grows with the product of both lengths, which are bounded.
   *
   * @returns `undefined` when the text does not match; `''` matches every text
   */
  match(text: string, typed: string): MatchPlace | undefined {
    const wanted = fold(typed);
    if (wanted === '') return MatchPlace.Start;
    const folded = fold(text.slice(0, Math.max(2 * MAX_UNITS, MAX_TYPED + wanted.length)));
    // What most are found by, without a look at its units.
    if (folded.startsWith(wanted)) return MatchPlace.Start;
    if (wanted.length > MAX_TYPED || !mayMatch(folded, wanted)) return undefined;
    const units = this.unitsOf(text);
    // A single letter is the initial of some character in almost every name.
    const looksInside = wanted.length > 1 || wanted.charCodeAt(0) > 0x7f;
    let place: MatchPlace | undefined;
    for (let first = 0; first < units.length; first++) {
      const { startsPart } = units[first]!;
      if (!startsPart && (place !== undefined || !looksInside)) continue;
      if (!mayBegin(units[first]!, wanted) || !matchesFrom(units, first, wanted)) continue;
      if (first === 0) return MatchPlace.Start;
      if (startsPart) return MatchPlace.Part;
      place = MatchPlace.Inside;
    }
    return place;
  }

  /** The characters of a text, at most the first 48. */
  unitsOf(text: string): readonly Unit[] {
    let units = this.#unitsByText.get(text);
    if (units === undefined) {
      units = this.#readUnits(text);
      if (this.#unitsByText.size >= MAX_CACHED) this.#unitsByText.clear();
      this.#unitsByText.set(text, units);
    }
    return units;
  }

  #readUnits(text: string): Unit[] {
    const units: Unit[] = [];
    for (const char of text.slice(0, MAX_UNITS * 2)) {
      if (units.length === MAX_UNITS) break;
      const { literal, readings, isSeparator } = this.#signOf(char);
      const before = units[units.length - 1];
      const startsPart =
        before === undefined ||
        before.isSeparator ||
        (!isSeparator && before.readings.length > 0 !== readings.length > 0);
      units.push({ literal, readings, isSeparator, startsPart });
    }
    return units;
  }

  #signOf(char: string): Sign {
    let sign = this.#signs.get(char);
    if (sign === undefined) {
      const readings = isHan(char) ? this.#readingsOf(char) : NO_READINGS;
      sign = {
        literal: fold(char),
        readings,
        isSeparator: readings.length === 0 && SEPARATOR.test(char),
      };
      if (this.#signs.size >= MAX_CACHED) this.#signs.clear();
      this.#signs.set(char, sign);
    }
    return sign;
  }
}

const ANY_HAN = /\p{Script=Han}/u;

/** Rules most texts out: a Chinese character is typed by itself or by letters, any other by itself. Both are folded. */
function mayMatch(text: string, typed: string): boolean {
  const isChinese = ANY_HAN.test(text);
  let at = 0;
  for (const char of typed) {
    if (isChinese && !isHan(char)) continue;
    at = text.indexOf(char, isChinese ? 0 : at);
    if (at === -1) return false;
    if (!isChinese) at += char.length;
  }
  return true;
}

/** Whether a unit consumes the beginning of the typed input: most don't, and are ruled out by this. */
function mayBegin({ literal, readings }: Unit, typed: string): boolean {
  if (typed.startsWith(literal)) return true;
  const first = typed.charCodeAt(0);
  return readings.some(reading => reading.charCodeAt(0) === first);
}

/**
 * Whether the units from `first` on consume all of the typed input. Of a word in letters, a prefix is enough
 * (`kp`: Kim Park).
 */
function matchesFrom(units: readonly Unit[], first: number, typed: string): boolean {
  let reached = new Set([0]);
  /**
   * Positions in the input that were reached inside the current word. The rest of the word may be left out.
   */
  let inWord = new Set<number>();
  for (let i = first; i < units.length; i++) {
    const next = new Set<number>();
    const { literal, readings, isSeparator, startsPart } = units[i]!;
    if (isSeparator || startsPart) {
      for (const at of inWord) reached.add(at);
      inWord = new Set();
    }
    for (const at of reached) {
      if (isSeparator && i > first) next.add(at);
      if (typed.startsWith(literal, at)) next.add(at + literal.length);
      for (const reading of readings) addReached(next, typed, at, reading);
    }
    if (next.has(typed.length)) return true;
    if (readings.length === 0 && !isSeparator) for (const at of next) inWord.add(at);
    if (next.size === 0 && inWord.size === 0) return false;
    reached = next;
  }
  return false;
}

/**
 * Adds the positions that a syllable leads to: after the whole syllable, after its initial (`z` or `zh`), or
 * at the end of the input when the input ends inside the syllable.
 */
function addReached(reached: Set<number>, typed: string, at: number, reading: string): void {
  let length = 0;
  while (length < reading.length && typed.charCodeAt(at + length) === reading.charCodeAt(length)) length++;
  if (length === 0) return;
  reached.add(at + 1);
  if (length > 1 && reading[1] === 'h') reached.add(at + 2);
  if (length === reading.length || at + length === typed.length) reached.add(at + length);
}

/** Converts to lower case, and full-width forms to half-width ones. */
function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .toLowerCase();
}
