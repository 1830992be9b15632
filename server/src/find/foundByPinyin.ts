import { MatchPlace } from '../text/typedMatch';
import { mayBePinyin, occurrences, type TextQuery } from './textQuery';

const HAN = /\p{Script=Han}/u;

/**
 * Whether a name, or a mention with its `@`, is found by its pinyin and not by its characters.
 *
 * @param match compares a name with what is typed: the page of a transcript knows its own names alone
 */
export function isFoundByPinyin(
  name: string,
  query: TextQuery,
  match: (name: string, typed: string) => MatchPlace | undefined,
): boolean {
  if (!mayBePinyin(query) || !HAN.test(name)) return false;
  const place = match(name.replace(/^@/, ''), query.text);
  return place !== undefined && place !== MatchPlace.Inside && occurrences(name, query).length === 0;
}
