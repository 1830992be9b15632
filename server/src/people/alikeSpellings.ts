import { hasIdeograph, isDistinctive, isFullChineseName, type NameParts } from './nameParts';

/** The maximum number of different companies or jobs that follow one person's full name. */
const MAX_CONTINUATIONS = 3;

/**
 * The minimum length, in UTF-16 units, of names that differ only in case. Shorter ones, such as `Leo` and
 * `leo`, may well belong to two people.
 */
const MIN_LENGTH = 4;

/** The maximum number of segments in a beginning. */
const MAX_SEGMENTS = 4;

/** The beginnings of a name: `Kim Park-Acme` has `kim`, `kimpark` and `kimparkacme`. */
export function beginningsOf({ whole, segments }: NameParts): string[] {
  if (segments.length < 2) return whole === '' ? [] : [whole];
  const keys = new Set<string>();
  let key = '';
  for (const segment of segments.slice(0, MAX_SEGMENTS)) {
    key += segment;
    keys.add(key);
  }
  if (whole !== '') keys.add(whole);
  return [...keys];
}

/** Makes a predicate that compares two names with the same beginning by their spelling alone. */
export function fitIn(
  key: string,
  names: readonly { readonly parts: NameParts }[],
  isAffix: boolean,
): (a: NameParts, b: NameParts) => boolean {
  if (!isDistinctive(key)) return () => false;
  const isBare = ({ whole }: NameParts) => whole === key;
  const continuations = new Set(
    names.filter(({ parts }) => !isBare(parts)).map(({ parts }) => wordAfter(key, parts)),
  ).size;
  const isFullName = isFullChineseName(key);
  const mayContinue = !isAffix && continuations <= (isFullName ? MAX_CONTINUATIONS : 1);
  return (a, b) => {
    if (isBare(a) && isBare(b)) return key.length >= MIN_LENGTH || hasIdeograph(key);
    return mayContinue && (isFullName || isBare(a) || isBare(b));
  };
}

/** The segment of a name after a beginning. */
function wordAfter(key: string, { segments }: NameParts): string | undefined {
  let length = 0;
  return segments.find(segment => {
    const isAfter = length >= key.length;
    length += segment.length;
    return isAfter;
  });
}
