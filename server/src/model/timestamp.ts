/** A time of day in whole seconds since midnight, 0 to 86,399. */
export type Timestamp = number;

/** Makes a timestamp from its parts. `undefined` when one is out of range (FORMAT: 00-23, 00-59, 00-59). */
export function toTimestamp(hours: number, minutes: number, seconds: number): Timestamp | undefined {
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined;
}

/** Formats a timestamp as `HH:MM:SS`, as in a header. */
export function formatTimestamp(timestamp: Timestamp): string {
  return `${two(hourOf(timestamp))}:${two(Math.floor(timestamp / 60) % 60)}:${two(timestamp % 60)}`;
}

/** The hour of a timestamp, 0 to 23. */
export function hourOf(timestamp: Timestamp): number {
  return Math.floor(timestamp / 3600);
}

/** Formats a number with at least two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
