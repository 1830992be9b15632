import type { ExportErrorReason } from '../exported/exportFile';
import type { OmissionKind, UnreadableReason } from '../exported/readItem';

/** Why an item is not in the logs; `not-chosen`: its day or its conversation is not imported. */
export type Omission = OmissionKind | 'not-chosen';

export interface UnreadablePlace {
  /** One-based line in the file; `undefined` if the whole rest of the file cannot be read. */
  readonly line: number | undefined;
  readonly reason: UnreadableReason | ExportErrorReason;
}

/** The maximum number of places that are listed; all are counted. */
const MAX_PLACES = 1_000;

/** What was read of one conversation in one file. */
export class ReadReport {
  messages = 0;
  unreadableCount = 0;
  /** The first thousand places that could not be read. */
  readonly unreadable: UnreadablePlace[] = [];
  readonly omitted = new Map<Omission, number>();

  constructor(
    readonly file: string,
    readonly format: string,
    readonly conversation: string,
  ) {}

  /** The number of items that were read: each is a message, omitted or unreadable. */
  get items(): number {
    let items = this.messages + this.unreadableCount;
    for (const count of this.omitted.values()) items += count;
    return items;
  }

  omit(why: Omission): void {
    this.omitted.set(why, (this.omitted.get(why) ?? 0) + 1);
  }

  addUnreadable(place: UnreadablePlace): void {
    this.unreadableCount++;
    if (this.unreadable.length < MAX_PLACES) this.unreadable.push(place);
  }
}
