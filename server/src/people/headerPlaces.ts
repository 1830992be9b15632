import type { SpokenHeaders } from './spokenLog';

/** Of a log with more headers, those of each name are found once. In a shorter one, that takes longer than to look for them. */
const MANY = 256;

const known = new WeakMap<SpokenHeaders, ReadonlyMap<string, readonly number[]>>();

/** The indices of the headers with a name, ascending. */
export function headerPlaces(headers: SpokenHeaders, name: string): readonly number[] {
  if (headers.length > MANY) return placesByName(headers).get(name) ?? [];
  const nameIndex = headers.names.indexOf(name);
  const places: number[] = [];
  for (let place = 0; place < headers.length; place++)
    if (headers.nameIndex(place) === nameIndex) places.push(place);
  return places;
}

function placesByName(headers: SpokenHeaders): ReadonlyMap<string, readonly number[]> {
  let byName = known.get(headers);
  if (byName === undefined) {
    const places: number[][] = headers.names.map(() => []);
    for (let place = 0; place < headers.length; place++) places[headers.nameIndex(place)]!.push(place);
    byName = new Map(headers.names.map((name, i) => [name, places[i]!]));
    known.set(headers, byName);
  }
  return byName;
}
