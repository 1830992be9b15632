import type { Day } from '../../text/calendar';
import { type DayMessage, DayMessages } from './dayMessages';
import { type KnownAccounts, type NameOwners, Speakers } from './speakers';

/** Where a conversation was read from. */
export interface ConversationOrigin {
  /** The URI of the file, folder or archive that was chosen. */
  readonly uri: string;
  /** The identifier of the source. */
  readonly format: string;
}

/** The messages of one conversation, from one or more files, by day. */
export class CollectedConversation {
  readonly speakers: Speakers;
  /** Of the last file with this conversation, if it is known. */
  origin: ConversationOrigin | undefined;
  readonly #days = new Map<Day, DayMessages>();
  #lastDay: DayMessages | undefined;

  /**
   * @param name the name in the export, or that of the file
   * @param application as in titles: `WeChat`
   */
  constructor(
    readonly name: string,
    readonly application: string,
    accounts: string | undefined,
    known: KnownAccounts,
    owners: NameOwners,
  ) {
    this.speakers = new Speakers(accounts, known, owners);
  }

  add(day: Day, message: DayMessage): void {
    let messages = this.#days.get(day);
    if (messages === undefined) {
      messages = new DayMessages();
      this.#days.set(day, messages);
    }
    if (messages !== this.#lastDay) this.#lastDay?.pack();
    this.#lastDay = messages;
    messages.add(message);
    this.speakers.addMessage(message.speaker);
  }

  /** The days with messages, in order. */
  get days(): Day[] {
    return [...this.#days.keys()].sort();
  }

  /** The number of messages. */
  get count(): number {
    let count = 0;
    for (const messages of this.#days.values()) count += messages.count;
    return count;
  }

  /** The number of messages of a day. */
  countOn(day: Day): number {
    return this.#days.get(day)?.count ?? 0;
  }

  /** The messages of a day by time; none for a day without messages. */
  messages(day: Day): DayMessage[] {
    return this.#days.get(day)?.sorted() ?? [];
  }
}
