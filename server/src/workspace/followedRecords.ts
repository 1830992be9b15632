import type { LogRecord } from './logRecord';

/** Follows the records of logs. It is told which may have changed, and looks at these alone, when that is requested. */
export class FollowedRecords {
  readonly #recordOf: (key: string) => LogRecord | undefined;
  readonly #changed = new Set<string>();
  readonly #byKey = new Map<string, LogRecord>();

  /** @param recordOf the record of a log as it is now, by `uriKey`; `undefined` if there is none, or if it does not count */
  constructor(recordOf: (key: string) => LogRecord | undefined) {
    this.#recordOf = recordOf;
  }

  /** A log may have changed, come or gone. */
  change(key: string): void {
    this.#changed.add(key);
  }

  /** All records as they were settled last, in no particular order. */
  get all(): Iterable<LogRecord> {
    return this.#byKey.values();
  }

  /** Passes on each record that has come, gone or changed since the last call. */
  settle(apply: (before: LogRecord | undefined, now: LogRecord | undefined) => void): void {
    for (const key of this.#changed) {
      const before = this.#byKey.get(key);
      const now = this.#recordOf(key);
      if (before === now) continue;
      if (now === undefined) this.#byKey.delete(key);
      else this.#byKey.set(key, now);
      apply(before, now);
    }
    this.#changed.clear();
  }
}
