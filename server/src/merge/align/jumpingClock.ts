import { partitionPoint } from '../../text/partitionPoint';
import type { Sequence } from '../compared/sequence';
import type { Clock } from './clock';

/**
 * What is to be added to the time of each message of the first sequence, beyond what its clock says: a clock was set between two
 * messages, once or several times.
 */
export type Jumps = Float64Array;

/** Messages between two settings of a clock. */
interface Part {
  /** The first time of it, by either clock. */
  readonly startA: number;
  readonly startB: number;
  readonly jump: number;
}

/** A clock that also jumps. A message between the last before a jump and the first after it is behind the jump where its time allows that. */
export function jumpingClock(clock: Clock, jumps: Jumps, { times, count }: Sequence): Clock {
  const parts: Part[] = [];
  for (let index = 0; index < count; index++) {
    const jump = jumps[index]!;
    const before = parts[parts.length - 1];
    if (before?.jump === jump) continue;
    const time = times[index]!;
    if (before === undefined) {
      parts.push({ startA: Number.NEGATIVE_INFINITY, startB: Number.NEGATIVE_INFINITY, jump });
      continue;
    }
    const by = jump - before.jump;
    const last = times[index - 1]!;
    const startA = by < 0 ? Math.min(time, last - by) : time;
    const timeB = clock.toB(time) + jump;
    const startB = by > 0 ? Math.min(timeB, clock.toB(last) + before.jump + by) : timeB;
    parts.push({ startA: Math.max(startA, before.startA), startB: Math.max(startB, before.startB), jump });
  }
  const jumpAt = (startOf: (part: Part) => number, time: number): number =>
    parts[Math.max(0, partitionPoint(parts, part => startOf(part) <= time) - 1)]?.jump ?? 0;
  return {
    ...clock,
    kind: 'varying',
    wasSet: true,
    toB: time => clock.toB(time) + jumpAt(({ startA }) => startA, time),
    toA: time => clock.toA(time - jumpAt(({ startB }) => startB, time)),
  };
}
