import { dict } from 'pinyin-match/src/simplified_dict.js';
import { partitionPoint } from './partitionPoint';

/**
 * Finds Chinese text by what a keyboard can type: `lxf`, `lixf`, `lixiongfeng` and `李xf` all find 李雄峰.
 *
 * The readings come from `pinyin-match` (MIT): 6,768 characters in 28 KB. A polyphonic character has all of
 * its readings, including those of family names (曾 zeng, 单 shan, 解 xie, 仇 qiu, 查 zha, 翟 zhai, 覃 qin, 缪 miao
 * …). Only the data is used. The package's function tries every division of the input, which has no bound.
 *
 * The names of 343 real logs contain 886 different characters. The data lacks 12 of them, all traditional or
 * rare. These are read by their place in the pinyin collation, which every JavaScript engine with full
 * Unicode data has. That is right for 97.5 % of the 2,073 characters of Big5's first level that the data
 * lacks.
 *
 * Not chosen: `pinyin-pro` (302 KB minified, 177 KB for its characters alone) and `tiny-pinyin` (8 KB; one
 * reading per character, wrong for 20 of the characters in the real names: 翟 di, 覃 tan, 纳 mu, 强 qiang 乔 qie).
 *
 * The tables are built on first use, in about 3 ms.
 */

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

/** The maximum number of spellings for a text whose characters have several readings. */
const MAX_SPELLINGS = 4;

/**
 * Matches a text against typed input: by its own characters (ignoring case and width), by pinyin, by the
 * initials of pinyin, or by any mixture of these. Separators (`-`, `_`, spaces) may be left out. The time
 * grows with the product of both lengths, which are bounded.
 *
 * @returns `undefined` when the text does not match; `''` matches every text
 */
export function matchTyped(text: string, typed: string): MatchPlace | undefined {
  const wanted = fold(typed);
  if (wanted === '') return MatchPlace.Start;
  // What most are found by, without a look at its units.
  if (fold(text.slice(0, MAX_TYPED + wanted.length)).startsWith(wanted)) return MatchPlace.Start;
  if (wanted.length > MAX_TYPED) return undefined;
  const units = unitsOf(text);
  // A single letter is the initial of some character in almost every name.
  const looksInside = wanted.length > 1 || wanted.charCodeAt(0) > 0x7f;
  let place: MatchPlace | undefined;
  for (let first = 0; first < units.length; first++) {
    const { startsPart } = units[first]!;
    if (!startsPart && (place !== undefined || !looksInside)) continue;
    if (!matchesFrom(units, first, wanted)) continue;
    if (first === 0) return MatchPlace.Start;
    if (startsPart) return MatchPlace.Part;
    place = MatchPlace.Inside;
  }
  return place;
}

/**
 * The ways to type a text: full pinyin, then the initials, for a few combinations of readings, without
 * separators. Empty for a text without Chinese characters.
 */
export function spellings(text: string): string[] {
  const units = unitsOf(text).filter(unit => !unit.isSeparator);
  if (!units.some(unit => unit.readings.length > 0)) return [];
  let spelled = [{ full: '', initials: '' }];
  for (const { readings, literal } of units) {
    const choices = readings.length === 0 ? [literal] : spelled.length > 1 ? readings.slice(0, 1) : readings;
    spelled = spelled
      .flatMap(({ full, initials }) =>
        choices.map(choice => ({
          full: full + choice,
          initials: initials + (readings.length === 0 ? choice : choice.charAt(0)),
        })),
      )
      .slice(0, MAX_SPELLINGS);
  }
  return [...new Set([...spelled.map(({ full }) => full), ...spelled.map(({ initials }) => initials)])];
}

/** A character, prepared for matching. */
interface Sign {
  /** In lower case and half width. */
  readonly literal: string;
  /** The syllables of a Chinese character; empty for any other character. */
  readonly readings: readonly string[];
  readonly isSeparator: boolean;
}

/** A character of a text. */
interface Unit extends Sign {
  /** Whether it begins a part: after a separator, or where Chinese and other text meet. */
  readonly startsPart: boolean;
}

const FIRST_HAN = '\u2e80';
const HAN = /^\p{Script=Han}$/u;
const SEPARATOR = /^[\s\p{P}\p{S}]$/u;

/** Units of recently matched texts. Each keystroke matches the names of all logs. */
const unitsByText = new Map<string, readonly Unit[]>();
const MAX_CACHED = 20_000;

function unitsOf(text: string): readonly Unit[] {
  let units = unitsByText.get(text);
  if (units === undefined) {
    units = readUnits(text);
    if (unitsByText.size >= MAX_CACHED) unitsByText.clear();
    unitsByText.set(text, units);
  }
  return units;
}

function readUnits(text: string): Unit[] {
  const units: Unit[] = [];
  for (const char of text.slice(0, MAX_UNITS * 2)) {
    if (units.length === MAX_UNITS) break;
    const { literal, readings, isSeparator } = signOf(char);
    const before = units[units.length - 1];
    const startsPart =
      before === undefined ||
      before.isSeparator ||
      (!isSeparator && before.readings.length > 0 !== readings.length > 0);
    units.push({ literal, readings, isSeparator, startsPart });
  }
  return units;
}

const NO_READINGS: readonly string[] = [];
const signs = new Map<string, Sign>();

function signOf(char: string): Sign {
  let sign = signs.get(char);
  if (sign === undefined) {
    const readings = char >= FIRST_HAN && HAN.test(char) ? readingsOf(char) : NO_READINGS;
    sign = {
      literal: fold(char),
      readings,
      isSeparator: readings.length === 0 && SEPARATOR.test(char),
    };
    if (signs.size >= MAX_CACHED) signs.clear();
    signs.set(char, sign);
  }
  return sign;
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

let readings: Map<string, string[]> | undefined;

function readingsOf(char: string): readonly string[] {
  readings ??= readDictionary();
  let found = readings.get(char);
  if (found === undefined) {
    const reading = readingByCollation(char);
    found = reading === undefined ? [] : [reading];
    readings.set(char, found);
  }
  return found;
}

function readDictionary(): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const [syllable, chars] of Object.entries(dict)) {
    for (const char of chars) {
      const known = table.get(char);
      if (known === undefined) table.set(char, typedForms(syllable));
      else known.push(...typedForms(syllable));
    }
  }
  return table;
}

/** `ü` has no key. It is typed as `v`, and as `u` or `yu`, the spellings in passports. */
function typedForms(syllable: string): string[] {
  return /^[ln]v/.test(syllable)
    ? [syllable, syllable.replace('v', 'u'), syllable.replace('v', 'yu')]
    : [syllable];
}

let collated:
  | { readonly chars: readonly string[]; readonly compare: (a: string, b: string) => number }
  | undefined;

/**
 * The reading of the neighboring character (the one before, else the one after) in pinyin order. Characters
 * with the same sound stand together in that order.
 */
function readingByCollation(char: string): string | undefined {
  collated ??= collate();
  const { chars, compare } = collated;
  const index = partitionPoint(chars, each => compare(each, char) <= 0);
  return readings!.get(chars[index - 1] ?? chars[index] ?? '')?.[0];
}

/** All characters with one reading, in pinyin order. Empty where the engine does not have that order. */
function collate() {
  const collator = new Intl.Collator('zh-u-co-pinyin');
  const isKnown = collator.resolvedOptions().locale.startsWith('zh');
  const chars = isKnown ? [...readings!].filter(([, own]) => own.length === 1).map(([char]) => char) : [];
  return { chars: chars.sort(collator.compare), compare: collator.compare };
}
