import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';

/** A line that looks like the header of a message. */
export interface Candidate {
  readonly index: number;
  readonly speaker: string;
  readonly date: WrittenDate | undefined;
  readonly time: WrittenTime;
  /** Whether no blank line stands above it, which the applications put between messages. */
  readonly isTight: boolean;
  /** Whether it has what text never has, such as an account. */
  readonly isSure: boolean;
}

/**
 * Which candidates begin messages. A blank line above tells it; some programs take blank lines away, all of them or some. Then a header is
 * told by what only headers have, by a name that comes back, or by date and time that are not before those of the header above.
 */
export function beginnings<C extends Candidate>(
  candidates: readonly C[],
  isSpeaker: (name: string) => boolean,
): Map<number, C> {
  const loose = candidates.filter(({ isTight }, i) => i > 0 && !isTight);
  const areAllTight = candidates.length > 1 && loose.length === 0;
  const counts = new Map<string, number>();
  for (const { speaker, isTight } of candidates)
    counts.set(speaker, (counts.get(speaker) ?? 0) + (isTight ? 1 : 2));
  const chosen = new Map<number, C>();
  let last: C | undefined;
  for (const candidate of candidates) {
    const { speaker, isTight, isSure, index } = candidate;
    const isKnown = (counts.get(speaker) ?? 0) > 1 || isSpeaker(speaker);
    if (!isTight || areAllTight || isSure || isKnown || (candidate.date && isNotBefore(candidate, last))) {
      chosen.set(index, candidate);
      last = candidate;
    }
  }
  return chosen;
}

/** Whether date and time are not before those of a header above, as far as the two can be compared. */
function isNotBefore({ date, time }: Candidate, last: Candidate | undefined): boolean {
  if (last?.date === undefined || date === undefined) return true;
  if (date.kind === 'date' && last.date.kind === 'date') {
    const difference = order(date) - order(last.date);
    if (difference !== 0) return difference > 0;
  }
  return time.timestamp >= last.time.timestamp;
}

function order({ year = 0, month, day }: WrittenDate & { kind: 'date' }): number {
  return (year * 12 + month) * 31 + day;
}
