import type { Day } from '../text/calendar';
import { dayAfter, withNeighbours } from './neighbourDays';

/** A run of days that are merged together. */
export interface ImportWindow {
  /** The days of the import whose logs this window gives, in order. */
  readonly days: readonly Day[];
  /** The days of the import that are merged: these, and those beside them that belong to the next window. */
  readonly merged: readonly Day[];
  /** The days of the logs that it gives: from `first`, before `end`. Undefined where no other window is beside it. */
  readonly first: Day | undefined;
  readonly end: Day | undefined;
}

/** Days further apart have no log beside both of them. */
const REACH = 2;

/**
 * Divides days into windows: where days lie apart and, for bounded memory, where a window has too many messages.
 *
 * @param days of an import, in order
 */
export function importWindows(
  days: readonly Day[],
  countOn: (day: Day) => number,
  maxMessages: number,
): ImportWindow[] {
  return runsOf(days).flatMap(run => {
    const parts: Day[][] = [];
    let count = maxMessages;
    for (const day of run) {
      if (count >= maxMessages) {
        parts.push([]);
        count = 0;
      }
      parts.at(-1)!.push(day);
      count += countOn(day);
    }
    return parts.map((part, at) => windowOf(part, run, at > 0, parts[at + 1]?.[0]));
  });
}

/** Two windows beside each other as one. */
export function joinedWindow(one: ImportWindow, next: ImportWindow): ImportWindow {
  return {
    days: [...one.days, ...next.days],
    merged: [...new Set([...one.merged, ...next.merged])].sort(),
    first: one.first,
    end: next.end,
  };
}

function windowOf(
  part: readonly Day[],
  run: readonly Day[],
  isCut: boolean,
  end: Day | undefined,
): ImportWindow {
  const near = new Set(withNeighbours(part));
  return { days: part, merged: run.filter(day => near.has(day)), first: isCut ? part[0] : undefined, end };
}

function runsOf(days: readonly Day[]): Day[][] {
  const runs: Day[][] = [];
  for (const day of days) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && dayAfter(last, REACH) >= day) runs.at(-1)!.push(day);
    else runs.push([day]);
  }
  return runs;
}
