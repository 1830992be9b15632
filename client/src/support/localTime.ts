/** The day that a clock on the wall shows: `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  return [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join(
    '-',
  );
}

/** The time that it shows: `HH:MM:SS`. */
export function clockTime(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** The day so many days after another, or before it where `days` is negative. */
export function dayAfter(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const moved = new Date(2000, 0);
  // The constructor takes years below 100 for those of the last century.
  moved.setFullYear(year, month - 1, date + days);
  return localDay(moved);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
