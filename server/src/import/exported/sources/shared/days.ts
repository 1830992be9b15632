import type { Day } from '../../../../text/calendar';
import { addDays } from '../../../written/date';

/** A time that is earlier than that of the message before by more than this, in seconds, is on the next day. */
const OUT_OF_ORDER = 3600;

/** The days of times without a day, in the order of the messages. */
export class RunningDay {
  #day: Day;
  #last: number | undefined;

  constructor(day: Day) {
    this.#day = day;
  }

  /** @param timestamp seconds of the day */
  of(timestamp: number): Day {
    if (this.#last !== undefined && timestamp < this.#last - OUT_OF_ORDER) {
      this.#day = addDays(this.#day, 1);
    }
    this.#last = timestamp;
    return this.#day;
  }
}
