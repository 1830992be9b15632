import { dict } from 'pinyin-match/src/simplified_dict.js';
import { partitionPoint } from './partitionPoint';
import { type MatchPlace, TypedMatcher } from './typedMatch';

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

/** The maximum number of spellings for a text whose characters have several readings. */
const MAX_SPELLINGS = 4;

const matcher = new TypedMatcher(readingsOf);

/** Matches a text against typed input (`TypedMatcher.match`), with the readings of all characters. */
export function matchTyped(text: string, typed: string): MatchPlace | undefined {
  return matcher.match(text, typed);
}

/**
 * The ways to type a text: full pinyin, then the initials, for a few combinations of readings, without
 * separators. Empty for a text without Chinese characters.
 */
export function spellings(text: string): string[] {
  const units = matcher.unitsOf(text).filter(unit => !unit.isSeparator);
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

let readings: Map<string, string[]> | undefined;

/** The syllables that a Chinese character is typed by; empty for an unknown one. */
export function readingsOf(char: string): readonly string[] {
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
