import { dict } from 'pinyin-match/src/simplified_dict.js';
import { partitionPoint } from './partitionPoint';

/**
 * Chinese text found by what a keyboard has: `lxf`, `lixf`, `lixiongfeng`, `李xf` all find 李雄峰.
 *
 * The readings are those of `pinyin-match` (MIT): 6,768 characters in 28 KB, polyphonic ones with each of their readings,
 * those of family names included (曾 zeng, 单 shan, 解 xie, 仇 qiu, 查 zha, 翟 zhai, 覃 qin, 缪 miao …). Only its data is used: its
 * function divides what is typed in every possible way, which has no bound. Of the 886 characters in the names of 343 real logs it
 * lacks 12, all traditional or rare; these are read by their place in the pinyin collation that every JavaScript engine
 * with full Unicode data has, which is right for 97.5 % of the 2,073 characters of Big5's first level that the data
 * lacks. Looked at and left: `pinyin-pro` (302 KB minified, 177 KB for its characters alone), `tiny-pinyin` (8 KB; one reading a
 * character, wrong for 20 of those in the real names: 翟 di, 覃 tan, 纳 mu, 强 qiang 乔 qie).
 *
 * The tables are made when first asked for: about 3 ms.
 */

/** Where a text matches what was typed; lower is better. */
export enum MatchPlace {
  /** At its beginning. */
  Start = 0,
  /** At the beginning of one of its parts (`公司` in `李雄峰-公司`). */
  Part = 1,
  /** Anywhere else. */
  Inside = 2,
}

/** Nobody types more of a name than this to find it. */
const MAX_TYPED = 64;

/** Of a longer text only this much is looked at. */
const MAX_UNITS = 48;

/** How many spellings are given of a text whose characters have several readings. */
const MAX_SPELLINGS = 4;

/**
 * Where a text matches what was typed: by its own characters (case and width of letters aside), by pinyin, by the initials of
 * pinyin, or by any mixture of them; separators (`-`, `_`, spaces) may be left out. Takes time that grows with the product
 * of both lengths, which are bounded.
 *
 * @returns `undefined` when it doesn't match; anything matches `''`
 */
export function matchTyped(text: string, typed: string): MatchPlace | undefined {
  const wanted = fold(typed);
  if (wanted === '') return MatchPlace.Start;
  if (wanted.length > MAX_TYPED) return fold(text).startsWith(wanted) ? MatchPlace.Start : undefined;
  const units = unitsOf(text);
  // One letter is the initial of some character in nearly any name.
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
 * The text as one types it: full pinyin, then the initials, each for every reading up to a few, separators left out.
 * Empty for a text without Chinese characters.
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

/** A character of a text, as it is looked for. */
interface Unit {
  /** In lower case and half width. */
  readonly literal: string;
  /** Its syllables; empty for anything but a Chinese character. */
  readonly readings: readonly string[];
  readonly isSeparator: boolean;
  /** Whether it begins a part: after a separator, or where Chinese and other text meet. */
  readonly startsPart: boolean;
}

const FIRST_HAN = '\u2e80';
const HAN = /^\p{Script=Han}$/u;
const SEPARATOR = /^[\s\p{P}\p{S}]$/u;

/** Units of the texts asked for lately; the names of all logs are asked for at every keystroke. */
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
    const literal = fold(char);
    const readings = char >= FIRST_HAN && HAN.test(char) ? readingsOf(char) : [];
    const isSeparator = readings.length === 0 && SEPARATOR.test(char);
    const before = units[units.length - 1];
    const startsPart =
      before === undefined ||
      before.isSeparator ||
      (!isSeparator && before.readings.length > 0 !== readings.length > 0);
    units.push({ literal, readings, isSeparator, startsPart });
  }
  return units;
}

/** Whether what was typed is used up along the units from `first` on. Of a word in letters the first few will do (`kp`: Kim Park). */
function matchesFrom(units: readonly Unit[], first: number, typed: string): boolean {
  let reached = new Set([0]);
  /** What was reached inside the word so far; the rest of it may be left out. */
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

/** Adds how far a syllable leads: whole, as its initial (`z` or `zh`), or, at the end of what was typed, as far as it goes. */
function addReached(reached: Set<number>, typed: string, at: number, reading: string): void {
  let length = 0;
  while (length < reading.length && typed.charCodeAt(at + length) === reading.charCodeAt(length)) length++;
  if (length === 0) return;
  reached.add(at + 1);
  if (length > 1 && reading[1] === 'h') reached.add(at + 2);
  if (length === reading.length || at + length === typed.length) reached.add(at + length);
}

/** In lower case, full-width forms as their half-width ones. */
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

/** `ü` has no key: it is typed as `v`, and as `u` or `yu` by those who know it from passports. */
function typedForms(syllable: string): string[] {
  return /^[ln]v/.test(syllable)
    ? [syllable, syllable.replace('v', 'u'), syllable.replace('v', 'yu')]
    : [syllable];
}

let collated:
  | { readonly chars: readonly string[]; readonly compare: (a: string, b: string) => number }
  | undefined;

/** The reading of the character that stands before it, or after it, in the order of pinyin: equal sounds stand together. */
function readingByCollation(char: string): string | undefined {
  collated ??= collate();
  const { chars, compare } = collated;
  const index = partitionPoint(chars, each => compare(each, char) <= 0);
  return readings!.get(chars[index - 1] ?? chars[index] ?? '')?.[0];
}

/** All characters with one reading in the order of pinyin; none where the engine doesn't know that order. */
function collate() {
  const collator = new Intl.Collator('zh-u-co-pinyin');
  const isKnown = collator.resolvedOptions().locale.startsWith('zh');
  const chars = isKnown ? [...readings!].filter(([, own]) => own.length === 1).map(([char]) => char) : [];
  return { chars: chars.sort(collator.compare), compare: collator.compare };
}
