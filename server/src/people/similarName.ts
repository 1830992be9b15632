import type { Day } from '../text/calendar';

/** A name that looks like the same person as another. */
export interface SimilarName {
  readonly name: string;
  /** In all logs. */
  readonly messageCount: number;
  /** How many logs it speaks in. */
  readonly logCount: number;
  /** The day of the last of these logs; `undefined` where none has one. */
  readonly lastDay: Day | undefined;
}
