import { editDistance } from '../text/editDistance';

/** How many names are suggested. */
export const MAX_SUGGESTIONS = 3;

/** The names closest to one: those that begin with it, or it with them, before those with a few letters different. */
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
