import type { FindBarTexts } from './controlTexts';

/** The texts of the script of an exported page. `{0}` and `{1}` are placeholders for values. */
export interface ExportedPageTexts extends FindBarTexts {
  readonly kinds: string;
  readonly images: string;
  readonly links: string;
  readonly code: string;
  readonly files: string;
  /** `{0}` of `{1}` messages. */
  readonly shownOf: string;
  readonly showAll: string;
  readonly top: string;
}
