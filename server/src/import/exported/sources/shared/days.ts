import { type Day, firstDayIn } from '../../../../text/calendar';
import { addDays } from '../../../written/date';
import type { ReadContext } from '../../exportSource';

/** A time that is earlier than that of the message before by more than this, in seconds, is on the next day. */
const OUT_OF_ORDER = 3600;

/**
 * The day at which a file begins whose times have none, or no year: the first in its path, else the one that was asked for, else
 * today.
 */
export function firstDay(path: string, context: ReadContext): Day | undefined {
  return firstDayIn(path) ?? context.start?.day ?? context.today;
}

/** The days of times without a day, in the order of the messages. */
export class RunningDay {
  #day: Day | undefined;
  #last: number | undefined;

  constructor(day: Day | undefined) {
    this.#day = day;
  }

  /** @param timestamp seconds of the day */
  of(timestamp: number): Day | undefined {
    if (this.#day !== undefined && this.#last !== undefined && timestamp < this.#last - OUT_OF_ORDER) {
      this.#day = addDays(this.#day, 1);
    }
    this.#last = timestamp;
    return this.#day;
  }
}
