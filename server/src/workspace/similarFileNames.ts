import { editDistance } from '../text/editDistance';

/** The maximum number of names that are returned. */
export const MAX_SIMILAR = 3;

/** The maximum number of names that are compared letter by letter. */
const MAX_COMPARED = 20_000;

/** Images that browsers show, and photos that a phone makes. */
const IMAGE = /\.(?:png|apng|jpe?g|jfif|gif|webp|avif|bmp|svg|ico|heic|heif|tiff?)$/i;

/**
 * The names of images among those of files that are similar to `wanted`: first those that differ in case only, then those with
 * another extension, then those with a few different letters.
 */
export function similarFileNames(wanted: string, files: Iterable<string>): string[] {
  const near: { readonly name: string; readonly distance: number }[] = [];
  const stem = stemOf(wanted);
  const lower = stem.toLowerCase();
  // Names of photos are mostly digits, and of these many differ in two.
  const limit = stem.length < 5 ? 1 : 2;
  let compared = 0;
  for (const name of files) {
    const other = stemOf(name);
    if (Math.abs(other.length - stem.length) > limit || !IMAGE.test(name)) continue;
    if (other.toLowerCase() === lower) {
      const isOtherCase = name.toLowerCase() === wanted.toLowerCase();
      near.push({ name, distance: isOtherCase ? -2 : -1 });
    } else if (compared++ < MAX_COMPARED) {
      const distance = distanceWithin(lower, other.toLowerCase());
      if (distance <= limit) near.push({ name, distance });
    }
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SIMILAR)
    .map(({ name }) => name);
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The edit distance of what is left of two words without their common beginning and end, which is the same and found sooner. */
function distanceWithin(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end++;
  return editDistance(a.slice(start, a.length - end), b.slice(start, b.length - end));
}
