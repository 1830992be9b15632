import type { Day } from '../text/calendar';
import { beginningsOf } from './alikeSpellings';
import { LogList, type Logs } from './logList';
import { type NameParts, partsOf } from './nameParts';
import type { Presence } from './namesTogether';
import type { SimilarName } from './similarName';
import type { SpokenLog } from './spokenLog';

/** A name that speaks. */
export interface SpokenName<Log extends SpokenLog = SpokenLog> extends SimilarName {
  readonly logs: Logs<Log>;
  /** The day of the first of these logs; `undefined` when none of them has a day. */
  readonly firstDay: Day | undefined;
}

/** A name that speaks, with its logs and its parts. */
export class Spoken<Log extends SpokenLog> implements SpokenName<Log>, Presence {
  readonly name: string;
  readonly parts: NameParts;
  /** Its beginnings, up to the end or a separator, folded. */
  readonly beginnings: readonly string[];
  readonly logs = new LogList<Log>();
  messageCount = 0;
  #firstDay: Day | undefined;
  #lastDay: Day | undefined;
  /** Whether the first or the last day must be looked for. */
  #lacksDay = false;

  constructor(name: string) {
    this.name = name;
    this.parts = partsOf(name);
    this.beginnings = beginningsOf(this.parts);
  }

  get logCount(): number {
    return this.logs.size;
  }

  get firstDay(): Day | undefined {
    this.#findDays();
    return this.#firstDay;
  }

  get lastDay(): Day | undefined {
    this.#findDays();
    return this.#lastDay;
  }

  add(log: Log, messages: number): void {
    this.logs.add(log);
    this.messageCount += messages;
    this.#includeDay(log.day);
  }

  remove(log: Log, messages: number): void {
    this.logs.remove(log);
    this.messageCount -= messages;
  }

  /** A log of a day is gone, and no other of that day has come for it. */
  loseDay(day: Day | undefined): void {
    if (day !== undefined && (day === this.#firstDay || day === this.#lastDay)) this.#lacksDay = true;
  }

  #findDays(): void {
    if (!this.#lacksDay) return;
    this.#lacksDay = false;
    this.#firstDay = undefined;
    this.#lastDay = undefined;
    for (const { day } of this.logs) this.#includeDay(day);
  }

  #includeDay(day: Day | undefined): void {
    if (day === undefined) return;
    if (this.#firstDay === undefined || day < this.#firstDay) this.#firstDay = day;
    if (this.#lastDay === undefined || day > this.#lastDay) this.#lastDay = day;
  }
}
