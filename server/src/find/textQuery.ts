import { type Fineness, fold } from '../text/fold';

/** What a reader looks for. The page of a transcript uses this too, so nothing here depends on a log. */
export interface TextQuery extends Fineness {
  /** Any part of a text; `''` finds nothing. */
  readonly text: string;
}

/** Longer input finds nothing: no one types it, and it would be compared with every text. */
export const MAX_QUERY = 1_000;

/** The pinyin of a name, as it is typed: letters alone, and more than the initial that almost every name has. */
const PINYIN = /^[a-z]{2,}$/i;

/** Whether a query may be the pinyin of a name. */
export function mayBePinyin({ text }: TextQuery): boolean {
  return PINYIN.test(text);
}

/**
 * The places where a text has what a query looks for, as offsets in UTF-16 units, in order and without overlap. Each is as long as the
 * query.
 */
export function occurrences(text: string, query: TextQuery): number[] {
  const wanted = fold(query.text, query);
  if (wanted === '' || wanted.length > MAX_QUERY) return [];
  const folded = fold(text, query);
  const found: number[] = [];
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push(at);
  }
  return found;
}
