import type { SpokenHeaders } from './spokenLog';

/** Of a log with more headers, those of each name are found once. In a shorter one, that takes longer than to look for them. */
const MANY = 256;

/** Of a log with more names, a name is found by a map: of fewer, it takes memory in nearly all logs and hardly less time. */
const MANY_NAMES = 256;

/** The headers of a log, ordered by their names: as arrays of numbers, since nearly all logs of a workspace may have them. */
interface PlacesByName {
  /** Where the headers of each name begin in `places`, and the end. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  /** The index of each name, if there are many. */
  readonly indices: ReadonlyMap<string, number> | undefined;
}

const known = new WeakMap<SpokenHeaders, PlacesByName>();

/** The indices of the headers with a name, ascending. */
export function headerPlaces(headers: SpokenHeaders, name: string): Int32Array | readonly number[] {
  if (headers.length > MANY) {
    const { starts, places, indices } = placesByName(headers);
    const nameIndex = indices === undefined ? headers.names.indexOf(name) : (indices.get(name) ?? -1);
    return nameIndex === -1 ? [] : places.subarray(starts[nameIndex], starts[nameIndex + 1]);
  }
  const nameIndex = headers.names.indexOf(name);
  if (nameIndex === -1) return [];
  const places: number[] = [];
  for (let place = 0; place < headers.length; place++)
    if (headers.nameIndex(place) === nameIndex) places.push(place);
  return places;
}

function placesByName(headers: SpokenHeaders): PlacesByName {
  let byName = known.get(headers);
  if (byName === undefined) {
    const { length, names } = headers;
    const starts = new Int32Array(names.length + 1);
    for (let place = 0; place < length; place++) starts[headers.nameIndex(place) + 1]!++;
    for (let i = 0; i < names.length; i++) starts[i + 1]! += starts[i]!;
    const places = new Int32Array(length);
    const next = starts.slice();
    for (let place = 0; place < length; place++) places[next[headers.nameIndex(place)]!++] = place;
    const hasMany = names.length > MANY_NAMES;
    byName = { starts, places, indices: hasMany ? new Map(names.map((name, i) => [name, i])) : undefined };
    known.set(headers, byName);
  }
  return byName;
}
