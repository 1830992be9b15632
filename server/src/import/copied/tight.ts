import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';

/** Messages in the application's order may have times out of order, as clocks differ; the maximum difference in seconds. */
const CLOCKS_DIFFER = 3600;

/** A line that may be the header of a message. */
export interface Candidate {
  readonly index: number;
  readonly speaker: string;
  readonly date: WrittenDate | undefined;
  readonly time: WrittenTime;
  /** Whether there is no blank line above it. The applications put one between messages. */
  readonly isTight: boolean;
  /** Whether it has a feature that text never has, such as an account. */
  readonly isSure: boolean;
}

/**
 * The candidates that begin messages. A blank line above shows it. Some programs remove blank lines, all or some of them. Then
 * a header is recognized by a feature that only headers have, by a name that recurs, or by a date and time that are not before
 * those of the header above. An appointment in a paragraph of its own is recognized by being out of order.
 */
export function beginnings<C extends Candidate>(
  candidates: readonly C[],
  isSpeaker: (name: string) => boolean,
): Map<number, C> {
  const loose = candidates.filter(({ isTight }, i) => i > 0 && !isTight);
  const areAllTight = candidates.length > 1 && loose.length === 0;
  const counts = new Map<string, number>();
  for (const { speaker } of candidates) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const isSure = (candidate: C) =>
    candidate.isSure || isSpeaker(candidate.speaker) || counts.get(candidate.speaker)! > 1;
  // The next certain header after each candidate.
  const next: (C | undefined)[] = [];
  for (let i = candidates.length - 1, sure: C | undefined; i >= 0; i--) {
    next[i] = sure;
    if (isSure(candidates[i]!)) sure = candidates[i];
  }
  const chosen = new Map<number, C>();
  let last: C | undefined;
  for (const [i, candidate] of candidates.entries()) {
    const { isTight, date } = candidate;
    const after = next[i];
    const isInOrder = (slack: number) =>
      isNotBefore(candidate, last, slack) && (after === undefined || isNotBefore(after, candidate, slack));
    const needsOrder = isTight && !areAllTight;
    const begins = needsOrder ? date !== undefined && isInOrder(0) : isInOrder(CLOCKS_DIFFER);
    if (!isSure(candidate) && !begins) continue;
    chosen.set(candidate.index, candidate);
    last = candidate;
  }
  return chosen;
}

/** Whether date and time are not before those of a header above by more than some seconds, as far as the two are comparable. */
function isNotBefore({ date, time }: Candidate, last: Candidate | undefined, slack: number): boolean {
  if (last?.date === undefined || date === undefined) return true;
  const [day, lastDay] = [orderOf(date), orderOf(last.date)];
  if (day !== undefined && lastDay !== undefined && day !== lastDay) return day > lastDay;
  const areComparable = JSON.stringify(date) === JSON.stringify(last.date);
  return !areComparable || time.timestamp >= last.time.timestamp - slack;
}

/** A number that increases with the day; `undefined` for a date without a year or with unknown parts. */
function orderOf(date: WrittenDate): number | undefined {
  if (date.kind !== 'date' || date.year === undefined) return undefined;
  return (date.year * 12 + date.month) * 31 + date.day;
}
