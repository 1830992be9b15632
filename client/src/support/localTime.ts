/** The local day: `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  return [String(date.getFullYear()).padStart(4, '0'), two(date.getMonth() + 1), two(date.getDate())].join(
    '-',
  );
}

/** The local time: `HH:MM:SS`. */
export function clockTime(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** The day that is `days` after another, or before it if `days` is negative. */
export function dayAfter(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const moved = new Date(2000, 0);
  // The constructor reads years below 100 as years of the last century.
  moved.setFullYear(year, month - 1, date + days);
  return localDay(moved);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
