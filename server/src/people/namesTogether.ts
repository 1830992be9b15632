import type { Timestamp } from '../model/timestamp';
import type { Day } from '../text/calendar';

/** The headers of a log that name a speaker, in the order of the text. */
export interface SpokenHeaders {
  readonly length: number;
  /** The speakers, each once. */
  readonly names: readonly string[];
  /** The speaker of a header, as an index of `names`. */
  nameIndex(header: number): number;
  timestamp(header: number): Timestamp | undefined;
}

/** A log reduced to its speakers and the times at which they speak. */
export interface SpokenLog {
  /** The day in the file name. */
  readonly day: Day | undefined;
  readonly headers: SpokenHeaders;
  /** The number of messages of each speaker. */
  readonly speakers: ReadonlyMap<string, number>;
}

/** Statistics of two names over the logs in which both speak. */
interface Shared {
  /** The number of seconds in which the rarer name of each log speaks, summed over the logs. */
  readonly times: number;
  /** The number of these seconds in which the other name speaks too. */
  readonly sameSecond: number;
  /** How often the speaker changes between the two names, summed over the logs. */
  readonly turns: number;
  /** The index of the last log in which both speak, and the name that speaks first in it. */
  readonly lastLog: number;
  readonly lastBegins: string;
}

/**
 * Decides whether two names that speak in the same logs belong to one person.
 *
 * A log that was merged from two exports contains messages twice, at the same second, under both names of
 * their author. The 343 real logs have these pairs of names that begin alike and share a log: in 64 pairs,
 * all but two or three messages of the rarer name are at the same second as one of the other name, almost all
 * of them with the same text. In five pairs no message is. Judging by their texts, these five are different
 * people.
 */
export class NamesTogether {
  readonly #partners = new Map<string, Set<string>>();
  readonly #shared = new Map<string, Map<string, Shared>>();
  readonly #firstLog = new Map<string, number>();
  readonly #lastLog = new Map<string, number>();

  /** Registers names that will be compared with each other. */
  watch(names: readonly string[]): void {
    for (const name of names) {
      const partners = this.#partners.get(name) ?? new Set();
      this.#partners.set(name, partners);
      for (const other of names) if (name < other) partners.add(other);
    }
  }

  /** Reads the logs, in the order of their days. Takes time linear in the number of headers. */
  read(logs: readonly SpokenLog[]): void {
    for (const [index, log] of logs.entries()) {
      const pairs: [string, string][] = [];
      for (const name of log.speakers.keys()) {
        const partners = this.#partners.get(name);
        if (partners === undefined) continue;
        if (!this.#firstLog.has(name)) this.#firstLog.set(name, index);
        this.#lastLog.set(name, index);
        for (const other of partners) if (log.speakers.has(other)) pairs.push([name, other]);
      }
      if (pairs.length > 0) this.#readPairs(log, index, pairs);
    }
  }

  /**
   * Whether two names belong to one person. `undefined` when they share no log, or only a log in which one
   * name replaces the other.
   */
  areOne(a: string, b: string): boolean | undefined {
    const [first, second] = a < b ? [a, b] : [b, a];
    const shared = this.#shared.get(first)?.get(second);
    if (shared === undefined) return undefined;
    if (shared.sameSecond > 0 && shared.sameSecond * 2 >= shared.times) return true;
    return this.#isHandover(first, second, shared) ? undefined : false;
  }

  /**
   * Whether one name replaces the other in the middle of a log: there the old name speaks for the last time,
   * and the new name for the first time.
   */
  #isHandover(first: string, second: string, { turns, lastLog, lastBegins }: Shared): boolean {
    const [before, after] = lastBegins === first ? [first, second] : [second, first];
    return turns === 1 && this.#lastLog.get(before) === lastLog && this.#firstLog.get(after) === lastLog;
  }

  #readPairs(log: SpokenLog, index: number, pairs: readonly [string, string][]): void {
    const placesOf = new Map<string, { places: number[]; times: Set<Timestamp> }>(
      pairs.flat().map(name => [name, { places: [], times: new Set() }]),
    );
    const { headers } = log;
    const byNameIndex = headers.names.map(name => placesOf.get(name));
    for (let place = 0; place < headers.length; place++) {
      const found = byNameIndex[headers.nameIndex(place)];
      if (found === undefined) continue;
      found.places.push(place);
      const timestamp = headers.timestamp(place);
      if (timestamp !== undefined) found.times.add(timestamp);
    }
    for (const [first, second] of pairs) {
      const [a, b] = [placesOf.get(first)!, placesOf.get(second)!];
      const [rarer, other] = a.times.size <= b.times.size ? [a, b] : [b, a];
      const ofFirst = this.#shared.get(first) ?? new Map<string, Shared>();
      this.#shared.set(first, ofFirst);
      const known = ofFirst.get(second);
      let sameSecond = 0;
      for (const time of rarer.times) if (other.times.has(time)) sameSecond++;
      ofFirst.set(second, {
        times: (known?.times ?? 0) + rarer.times.size,
        sameSecond: (known?.sameSecond ?? 0) + sameSecond,
        turns: (known?.turns ?? 0) + turns(a.places, b.places),
        lastLog: index,
        lastBegins: a.places[0]! < b.places[0]! ? first : second,
      });
    }
  }
}

/**
 * How often the speaker changes between two speakers.
 *
 * @param a the indices of the headers of one speaker, ascending
 * @param b those of the other speaker
 */
function turns(a: readonly number[], b: readonly number[]): number {
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
