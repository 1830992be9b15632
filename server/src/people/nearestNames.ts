import { editDistance } from '../text/editDistance';

/** The maximum number of suggestions. */
export const MAX_SUGGESTIONS = 3;

/**
 * The names closest to `wanted`. Names that are a prefix of it, or that it is a prefix of, come before names
 * with a few different letters.
 */
export function nearestNames(wanted: string, names: Iterable<string>): string[] {
  const near: { name: string; distance: number }[] = [];
  for (const name of names) {
    const distance = name.startsWith(wanted) || wanted.startsWith(name) ? 0 : editDistance(wanted, name);
    if (distance <= Math.max(1, Math.floor(wanted.length / 3))) near.push({ name, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name }) => name);
}
