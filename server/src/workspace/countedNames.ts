import { NameIndex } from '../people/mention';
import { FollowedRecords } from './followedRecords';
import type { LogRecord } from './logRecord';

/** A name, and how often it is there. */
export type NameCount = readonly [name: string, count: number];

/**
 * Compares names by their counts, the greatest first. Equal counts are sorted by name, because logs are read
 * in any order.
 */
export function mostFirst(a: NameCount, b: NameCount): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

/** The names in some logs, with their numbers. A log that changes costs its own names. */
export class CountedNames {
  readonly #followed: FollowedRecords;
  /** Objects, as a number that changes would have to be set again: a name speaks in many logs. */
  readonly #speakers = new Map<string, { count: number }>();
  readonly #authors = new Map<string, number>();
  /** Made again when a log that counts has changed. */
  #byCount: readonly NameCount[] | undefined;
  /** Of the speakers; made again when a name has come or gone. */
  #index: NameIndex | undefined;

  /** @param recordOf as for `FollowedRecords` */
  constructor(recordOf: (key: string) => LogRecord | undefined) {
    this.#followed = new FollowedRecords(recordOf);
  }

  /** A log may have changed, or counts from now on or no longer. */
  change(key: string): void {
    this.#followed.change(key);
  }

  /** The number of messages of each speaker. */
  get speakers(): ReadonlyMap<string, number> {
    this.follow();
    return new Map(Array.from(this.#speakers, ([name, { count }]) => [name, count]));
  }

  /** The same as a list: the most frequent first, equal ones by name. */
  get speakersByCount(): readonly NameCount[] {
    this.follow();
    this.#byCount ??= Array.from(this.#speakers, ([name, { count }]): NameCount => [name, count]).sort(
      mostFirst,
    );
    return this.#byCount;
  }

  /** The number of logs of each author in the front matter. */
  get authors(): ReadonlyMap<string, number> {
    this.follow();
    return this.#authors;
  }

  /** The speakers; the same object as long as no name comes or goes. */
  get index(): NameIndex {
    this.follow();
    this.#index ??= new NameIndex(this.#speakers.keys());
    return this.#index;
  }

  /** Counts what has changed. It is done in any case when the names are requested. */
  follow(): void {
    this.#followed.settle((before, now) => {
      this.#byCount = undefined;
      // First what has come: a name that stays does not go and come again.
      if (now !== undefined) this.#count(now, 1);
      if (before !== undefined) this.#count(before, -1);
    });
  }

  #count({ speakers, author }: LogRecord, sign: 1 | -1): void {
    speakers.forEach((messages, name) => {
      const counted = this.#speakers.get(name);
      if (counted !== undefined) counted.count += sign * messages;
      else this.#speakers.set(name, { count: sign * messages });
      if (counted?.count === 0) this.#speakers.delete(name);
      if (counted === undefined || counted.count === 0) this.#index = undefined;
    });
    if (author !== undefined) addTo(this.#authors, author.name, sign);
  }
}

/** Adds a number to that of a name, which is removed at 0. */
function addTo(counts: Map<string, number>, name: string, number: number): void {
  const now = (counts.get(name) ?? 0) + number;
  if (now === 0) counts.delete(name);
  else counts.set(name, now);
}
