import type { Day } from '../text/calendar';

const DAY = 86_400_000;

/** The day that is some days later, or earlier. */
export function dayAfter(day: Day, days = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days and those up to a number of days before and after them, each once, in order. */
export function withNeighbours(days: Iterable<Day>, reach = 1): Day[] {
  const all = new Set<Day>();
  for (const day of days) for (let by = -reach; by <= reach; by++) all.add(dayAfter(day, by));
  return [...all].sort();
}
