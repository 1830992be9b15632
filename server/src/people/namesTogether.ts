import type { Timestamp } from '../model/timestamp';
import type { Day } from '../text/calendar';

/** A log by who speaks in it, and when. */
export interface SpokenLog {
  /** The day in the file's name. */
  readonly day: Day | undefined;
  /** The headers that name a speaker, in the order of the text. */
  readonly headers: readonly { readonly name: string; readonly timestamp: Timestamp | undefined }[];
  /** The number of messages of each speaker. */
  readonly speakers: ReadonlyMap<string, number>;
}

/** What the logs say of two names that speak in the same ones. */
interface Shared {
  /** The seconds at which the one of them speaks that has fewer such, log by log. */
  readonly times: number;
  /** How many of these are the other's too. */
  readonly sameSecond: number;
  /** How often the one speaks after the other, log by log. */
  readonly turns: number;
  /** The last log that both speak in, and which of them begins there. */
  readonly lastLog: number;
  readonly lastBegins: string;
}

/**
 * What logs in which two names speak say of them.
 *
 * A log that was put together from two exports has messages twice, at the same second, under both names of their author. Of the
 * pairs of names in the 343 real logs that begin alike and share a log, 64 have all but two or three of the rarer name's messages at
 * the same second as one of the other, nearly all with the same text; five have none there, and are different people as far as
 * their texts tell.
 */
export class NamesTogether {
  readonly #partners = new Map<string, Set<string>>();
  readonly #shared = new Map<string, Map<string, Shared>>();
  readonly #firstLog = new Map<string, number>();
  readonly #lastLog = new Map<string, number>();

  /** These names will be asked about, each with each. */
  watch(names: readonly string[]): void {
    for (const name of names) {
      const partners = this.#partners.get(name) ?? new Set();
      this.#partners.set(name, partners);
      for (const other of names) if (name < other) partners.add(other);
    }
  }

  /** Reads the logs, in the order of their days; linear in the number of their headers. */
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

  /** Whether two names are one person's; `undefined` when they share no log, or only the one in which the one gives way to the other. */
  areOne(a: string, b: string): boolean | undefined {
    const [first, second] = a < b ? [a, b] : [b, a];
    const shared = this.#shared.get(first)?.get(second);
    if (shared === undefined) return undefined;
    if (shared.sameSecond > 0 && shared.sameSecond * 2 >= shared.times) return true;
    return this.#isHandover(first, second, shared) ? undefined : false;
  }

  /** Somebody who takes another name in the middle of a log is last seen there under the old one, first under the new. */
  #isHandover(first: string, second: string, { turns, lastLog, lastBegins }: Shared): boolean {
    const [before, after] = lastBegins === first ? [first, second] : [second, first];
    return turns === 1 && this.#lastLog.get(before) === lastLog && this.#firstLog.get(after) === lastLog;
  }

  #readPairs(log: SpokenLog, index: number, pairs: readonly [string, string][]): void {
    const placesOf = new Map<string, { places: number[]; times: Set<Timestamp> }>(
      pairs.flat().map(name => [name, { places: [], times: new Set() }]),
    );
    for (const [place, { name, timestamp }] of log.headers.entries()) {
      const found = placesOf.get(name);
      found?.places.push(place);
      if (timestamp !== undefined) found?.times.add(timestamp);
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

/** How often the speaker changes between two that speak at these places, each in ascending order. */
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
