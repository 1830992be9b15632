import type { Timestamp } from '../model/timestamp';
import type { Day } from '../text/calendar';

/** The headers of a log that name a speaker, in the order of the text. */
export interface SpokenHeaders {
  readonly length: number;
  /** The speakers, each once. */
  readonly names: readonly string[];
  /** The speaker of a header, as an index of `names`. */
  nameIndex(header: number): number;
  timestamp(header: number): Timestamp | undefined;
}

/** A log reduced to its speakers and the times at which they speak. */
export interface SpokenLog {
  readonly uri: string;
  /** The day in the file name. */
  readonly day: Day | undefined;
  readonly headers: SpokenHeaders;
  /** The number of messages of each speaker. */
  readonly speakers: ReadonlyMap<string, number>;
}

/** Orders by day, logs without one last; then by URI. */
export function byDay(a: SpokenLog, b: SpokenLog): number {
  const dayA = a.day ?? '~';
  const dayB = b.day ?? '~';
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}
