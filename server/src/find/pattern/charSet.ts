import type { Alike, CodePoint } from './alike';

export const LAST_POINT = 0x10ffff;

/** A set of characters: sorted ranges of code points without overlap, as pairs of first and last. */
export type CharSet = readonly CodePoint[];

/** The set of some ranges, as pairs in any order. */
export function charSet(ranges: readonly CodePoint[]): CharSet {
  const pairs: [CodePoint, CodePoint][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i]!, ranges[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const set: CodePoint[] = [];
  for (const [first, last] of pairs) {
    if (set.length > 0 && first <= set.at(-1)! + 1) set[set.length - 1] = Math.max(set.at(-1)!, last);
    else set.push(first, last);
  }
  return set;
}

export function complement(set: CharSet): CharSet {
  const rest: CodePoint[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) rest.push(next, set[i]! - 1);
    next = set[i + 1]! + 1;
  }
  if (next <= LAST_POINT) rest.push(next, LAST_POINT);
  return rest;
}

export function holds(set: CharSet, point: CodePoint): boolean {
  let [low, high] = [0, set.length >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set[2 * middle + 1]! < point) low = middle + 1;
    else high = middle;
  }
  return 2 * low < set.length && set[2 * low]! <= point;
}

/** A set with all characters that are alike with one of it. */
export function withAlike(set: CharSet, alike: Alike): CharSet {
  const added: CodePoint[] = [];
  for (const group of alike.groups) {
    if (group.some(point => holds(set, point))) for (const point of group) added.push(point, point);
  }
  return added.length === 0 ? set : charSet([...set, ...added]);
}

/** ASCII letters, digits and `_`, as `\w` of JavaScript. */
export const WORD: CharSet = charSet([0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]);
export const DIGIT: CharSet = [0x30, 0x39];
export const LINE_BREAK: CharSet = [0x0a, 0x0a];
/** As `\s` of JavaScript. */
export const SPACE: CharSet = charSet([
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
  0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
]);

const byProperty = new Map<string, CharSet | undefined>();

/** The highest code point with a character of a script or a category that is not in all of a plane. */
const LAST_ASSIGNED = 0x3ffff;

/** The characters with a Unicode property, as `Script=Han` or `L`; `undefined` for an unknown one. */
export function propertySet(name: string): CharSet | undefined {
  if (!byProperty.has(name)) byProperty.set(name, readProperty(name));
  return byProperty.get(name);
}

function readProperty(name: string): CharSet | undefined {
  let property: RegExp;
  try {
    property = new RegExp(`\\p{${name}}`, 'u');
  } catch {
    return undefined;
  }
  const set: CodePoint[] = [];
  for (let point = 0; point <= LAST_ASSIGNED; point++) {
    if (!property.test(String.fromCodePoint(point))) continue;
    if (set.at(-1) === point - 1) set[set.length - 1] = point;
    else set.push(point, point);
  }
  return set;
}
