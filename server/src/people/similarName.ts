import type { Day } from '../text/calendar';

/** A name that looks like the same person as another name. */
export interface SimilarName {
  readonly name: string;
  /** In all logs. */
  readonly messageCount: number;
  /** The number of logs in which the name speaks. */
  readonly logCount: number;
  /** The day of the last of these logs; `undefined` when none of them has a day. */
  readonly lastDay: Day | undefined;
}
