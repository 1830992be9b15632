import type { CalendarTexts, FilterTexts, FindBarTexts, LightboxTexts } from './controlTexts';

/** The texts of the script of an exported page. `{0}` and `{1}` are placeholders for values. */
export interface ExportedPageTexts extends FindBarTexts, FilterTexts, CalendarTexts, LightboxTexts {
  readonly filter: string;
  /** `{0}` of `{1}` messages. */
  readonly shownOf: string;
  readonly calendar: string;
  readonly toTop: string;
}

/** The Chinese characters in the names of a page, by the syllables that they are typed by: `{ "li": "李雷" }`. */
export type NameReadings = Readonly<Record<string, string>>;
