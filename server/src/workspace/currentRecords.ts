import { byDay } from '../people/spokenLog';
import { FollowedRecords } from './followedRecords';
import type { LogRecord } from './logRecord';

/** With more changes at once, sorting all records takes less time than to find the place of each. */
const FEW = 32;

/** The records of all logs as they are now, in their order. */
export class CurrentRecords {
  readonly #followed: FollowedRecords;
  /** Replaced with each change: callers may keep the former list. */
  #sorted: readonly LogRecord[] = [];

  /** @param recordOf as for `FollowedRecords` */
  constructor(recordOf: (key: string) => LogRecord | undefined) {
    this.#followed = new FollowedRecords(recordOf);
  }

  /** A log may have changed, come or gone. */
  change(key: string): void {
    this.#followed.change(key);
  }

  /** All records, ordered by day, those without one last; then by URI. */
  get sorted(): readonly LogRecord[] {
    const gone: LogRecord[] = [];
    const came: LogRecord[] = [];
    this.#followed.settle((before, now) => {
      if (before !== undefined) gone.push(before);
      if (now !== undefined) came.push(now);
    });
    const changes = gone.length + came.length;
    if (changes > FEW) this.#sorted = [...this.#followed.all].sort(byDay);
    else if (changes > 0) {
      const sorted = this.#sorted.slice();
      for (const record of gone) sorted.splice(placeOf(record, sorted), 1);
      for (const record of came) sorted.splice(placeOf(record, sorted), 0, record);
      this.#sorted = sorted;
    }
    return this.#sorted;
  }
}

/** The index of the first record that does not come before another one. */
function placeOf(record: LogRecord, sorted: readonly LogRecord[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byDay(sorted[middle]!, record) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
