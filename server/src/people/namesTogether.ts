import type { Timestamp } from '../model/timestamp';
import { headerPlaces } from './headerPlaces';
import type { Logs } from './logList';
import { byDay, type SpokenHeaders, type SpokenLog } from './spokenLog';

/** Statistics of two names over the logs in which both speak. */
interface Shared {
  /** The number of these logs. */
  logs: number;
  /** The number of seconds in which the rarer name of each log speaks, summed over the logs. */
  times: number;
  /** The number of these seconds in which the other name speaks too. */
  sameSecond: number;
  /** How often the speaker changes between the two names, summed over the logs. At least once in each. */
  turns: number;
}

/** The logs of a name. */
export interface Presence {
  readonly logs: Logs<SpokenLog>;
}

/**
 * Decides whether two names that speak in the same logs belong to one person.
 *
 * A log that was merged from two exports contains messages twice, at the same second, under both names of
 * their author. The 343 real logs have these pairs of names that begin alike and share a log: in 64 pairs,
 * all but two or three messages of the rarer name are at the same second as one of the other name, almost all
 * of them with the same text. In five pairs no message is. Judging by their texts, these five are different
 * people.
 *
 * A pair is counted when it is requested, over the logs that both names share. From then on its numbers follow the logs that change.
 */
export class NamesTogether {
  /** By either name of a pair, then by the other one. */
  readonly #shared = new Map<string, Map<string, Shared>>();

  /** A log has come, gone or changed. */
  replace(before: SpokenLog | undefined, after: SpokenLog | undefined): void {
    if (this.#shared.size === 0) return;
    if (before !== undefined) this.#count(before, -1);
    if (after !== undefined) this.#count(after, 1);
  }

  /** Forgets a name that no log has. */
  forget(name: string): void {
    for (const other of this.#shared.get(name)?.keys() ?? []) this.#shared.get(other)!.delete(name);
    this.#shared.delete(name);
  }

  /**
   * Whether two names belong to one person. `undefined` when they share no log, or only a log in which one
   * name replaces the other.
   */
  areOne(a: string, ofA: Presence, b: string, ofB: Presence): boolean | undefined {
    const shared = this.#shared.get(a)?.get(b) ?? this.#read(a, ofA, b, ofB);
    if (shared.logs === 0) return undefined;
    if (shared.sameSecond > 0 && shared.sameSecond * 2 >= shared.times) return true;
    return this.#isHandover(a, ofA, b, ofB, shared) ? undefined : false;
  }

  /**
   * Whether one name replaces the other in the middle of a log: there the old name speaks for the last time,
   * and the new name for the first time.
   */
  #isHandover(a: string, ofA: Presence, b: string, ofB: Presence, { turns }: Shared): boolean {
    // Then there is one such log.
    if (turns !== 1) return false;
    const [log] = common(ofA.logs, ofB.logs);
    const first = (name: string) => headerPlaces(log!.headers, name)[0]!;
    const [before, after] = first(a) < first(b) ? [ofA, ofB] : [ofB, ofA];
    for (const other of before.logs) if (byDay(other, log!) > 0) return false;
    for (const other of after.logs) if (byDay(other, log!) < 0) return false;
    return true;
  }

  #read(a: string, ofA: Presence, b: string, ofB: Presence): Shared {
    const shared: Shared = { logs: 0, times: 0, sameSecond: 0, turns: 0 };
    for (const log of common(ofA.logs, ofB.logs)) addTo(shared, log, a, b, 1);
    this.#set(a, b, shared);
    this.#set(b, a, shared);
    return shared;
  }

  #set(name: string, other: string, shared: Shared): void {
    const ofName = this.#shared.get(name) ?? new Map<string, Shared>();
    this.#shared.set(name, ofName.set(other, shared));
  }

  #count(log: SpokenLog, sign: 1 | -1): void {
    for (const name of log.speakers.keys()) {
      for (const [other, shared] of this.#shared.get(name) ?? [])
        if (name < other && log.speakers.has(other)) addTo(shared, log, name, other, sign);
    }
  }
}

function* common(a: Logs<SpokenLog>, b: Logs<SpokenLog>): IterableIterator<SpokenLog> {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const ofFew = new Set(few);
  for (const log of many) if (ofFew.has(log)) yield log;
}

/** Adds what a log says of two of its names, or takes it away. Takes time linear in their headers, and at most in a few hundred more. */
function addTo(shared: Shared, { headers }: SpokenLog, a: string, b: string, sign: 1 | -1): void {
  const [ofA, ofB] = [headerPlaces(headers, a), headerPlaces(headers, b)];
  const [timesOfA, timesOfB] = [timesAt(headers, ofA), timesAt(headers, ofB)];
  const [rarer, other] = timesOfA.size <= timesOfB.size ? [timesOfA, timesOfB] : [timesOfB, timesOfA];
  let sameSecond = 0;
  for (const time of rarer) if (other.has(time)) sameSecond++;
  shared.logs += sign;
  shared.times += sign * rarer.size;
  shared.sameSecond += sign * sameSecond;
  shared.turns += sign * turns(ofA, ofB);
}

function timesAt(headers: SpokenHeaders, places: Iterable<number>): Set<Timestamp> {
  const times = new Set<Timestamp>();
  for (const place of places) {
    const timestamp = headers.timestamp(place);
    if (timestamp !== undefined) times.add(timestamp);
  }
  return times;
}

/**
 * How often the speaker changes between two speakers.
 *
 * @param a the indices of the headers of one speaker, ascending
 * @param b those of the other speaker
 */
function turns(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let changes = 0;
  let [i, j] = [0, 0];
  let last: 'a' | 'b' | undefined;
  while (i < a.length || j < b.length) {
    const next = j === b.length || (i < a.length && a[i]! < b[j]!) ? 'a' : 'b';
    if (last !== undefined && next !== last) changes++;
    last = next;
    if (next === 'a') i++;
    else j++;
  }
  return changes;
}
