import { type Timestamp, toTimestamp } from '../../model/timestamp';

/**
 * Times as chat programs write them. They follow the locale of the machine, so the patterns accept the common ones (Unicode
 * CLDR, "short" and "medium" formats). They are parts of regular expressions for a plain line (`marks.ts`): they have no
 * capturing groups, and every repetition is bounded.
 */
export interface WrittenTime {
  readonly timestamp: Timestamp;
  readonly hasSeconds: boolean;
  /** Whether it names the half of the day; only then is 8 certain to be 8 in the morning. */
  readonly hasHalf: boolean;
}

/** The half of the day that a word means. For the two Chinese words in the middle it depends on the hour. */
type Half = 'morning' | 'afternoon' | 'noon' | 'evening';

const HALVES: Readonly<Record<Half, string>> = {
  morning: [
    '凌晨|清晨|早上|上午|午前|오전|ص|صباحًا|ق\\.ظ\\.?|قبل‌ازظهر|π\\. ?μ\\.?|ÖÖ|SA|de\\.|dop\\.|vm\\.|fm|PG',
    'पूर्वाह्न|सुबह|לפנה[״"]צ|PD|TO|म\\.पू\\.',
  ].join('|'),
  afternoon: [
    '下午|傍晚|午後|오후|م|مساءً|ب\\.ظ\\.?|بعدازظهر|μ\\. ?μ\\.?|ÖS|CH|du\\.|odp\\.|nm\\.|em|PTG',
    'अपराह्न|शाम|אחה[״"]צ|MD|TK|म\\.उ\\.',
  ].join('|'),
  noon: '中午',
  evening: '晚上',
};
const AM_OR_PM = '[ap]\\.? ?m\\.?';
const HALF = `(?:${[AM_OR_PM, ...Object.values(HALVES)].join('|')})`;
const IS_AM_OR_PM = new RegExp(`^${AM_OR_PM}$`, 'i');
const READ_HALF = (Object.keys(HALVES) as Half[]).map(
  half => [half, new RegExp(`^(?:${HALVES[half]})$`, 'i')] as const,
);
/** A word after the time in some languages: `21:25 Uhr`, `21:25 ч.`, `21:25 น.`. */
const UNIT = '(?:Uhr|ч\\.?|น\\.)';

const pattern = (sign: string, seconds: string) =>
  `(?:${HALF} ?)?\\d{1,2}${sign}\\d{2}${seconds}(?: ?(?:${HALF}|${UNIT}))?`;

/** `8:19`, `08:19:43`, `8:19 AM`, `8:19 p. m.`, `下午8:19`, `오후 8:19`, `8:19 下午`. */
export const TIME = pattern(':', '(?::\\d{2})?');
/** The same with seconds. */
export const TIME_WITH_SECONDS = pattern(':', ':\\d{2}');
/** The same with colons or dots, `18.00`. A dot is common in other text, so it is only accepted beside a date. */
export const TIME_BY_DATE = pattern('[:.]', '(?:[:.]\\d{2})?');

const READ_TIME = new RegExp(
  `^(${HALF})? ?(\\d{1,2})([:.])(\\d{2})(?:[:.](\\d{2}))?(?: ?(?:(${HALF})|${UNIT}))?$`,
  'i',
);

/** Reads a text that matches one of the patterns; `undefined` if its numbers are not a time. */
export function readTime(text: string): WrittenTime | undefined {
  const match = READ_TIME.exec(text);
  if (match === null) return undefined;
  const [, before, hours, , minutes, seconds, behind] = match;
  const word = behind ?? before;
  const half = word === undefined ? undefined : halfOf(word);
  const hour = Number(hours);
  if (hour > 12 && word !== undefined && IS_AM_OR_PM.test(word)) return undefined;
  const timestamp = toTimestamp(
    half === undefined || hour > 12 ? hour : (hour % 12) + (isAfternoon(half, hour) ? 12 : 0),
    Number(minutes),
    Number(seconds ?? 0),
  );
  if (timestamp === undefined) return undefined;
  return { timestamp, hasSeconds: seconds !== undefined, hasHalf: half !== undefined };
}

function halfOf(word: string): Half | undefined {
  if (IS_AM_OR_PM.test(word)) return /^a/i.test(word) ? 'morning' : 'afternoon';
  return READ_HALF.find(([, written]) => written.test(word))?.[0];
}

function isAfternoon(half: Half, hour: number): boolean {
  if (half === 'noon') return hour < 10 || hour === 12;
  // The evening (晚上) ends after midnight: 晚上12:05 is 00:05, and 晚上1:05 is 01:05.
  if (half === 'evening') return hour >= 5 && hour < 12;
  return half === 'afternoon';
}
