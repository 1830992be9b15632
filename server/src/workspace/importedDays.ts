import type { CollectedConversation } from '../import/logs/collectedConversation';
import type { LogStyle } from '../import/logs/logStyle';
import { logText } from '../import/logs/logText';
import type { SourceLog } from '../merge/logs/logSource';
import { parseTranscript } from '../model/parse';
import type { Day } from '../text/calendar';

/** The days of a conversation as logs of a folder. Texts are made again by each call, so that only one is in memory. */
export class ImportedDays {
  readonly conversation: CollectedConversation;
  readonly folder: string;
  readonly style: LogStyle;
  readonly #addressOf: (file: string) => string;

  /**
   * @param folder its URI
   * @param addressOf the address of a copied file
   */
  constructor(
    conversation: CollectedConversation,
    folder: string,
    style: LogStyle,
    addressOf: (file: string) => string,
  ) {
    this.conversation = conversation;
    this.folder = folder;
    this.style = style;
    this.#addressOf = addressOf;
  }

  /** The URI of a file of the folder. */
  uriOf(fileName: string): string {
    return `${this.folder}/${encodeURIComponent(fileName)}`;
  }

  /** The URI of a new log. */
  uriOn(day: Day): string {
    return this.uriOf(this.style.fileName(day));
  }

  countOn(day: Day): number {
    return this.conversation.countOn(day);
  }

  /** @param files gets the copied files that the log shows or links, by address */
  textOn(day: Day, files?: Map<string, string>): string {
    const { speakers } = this.conversation;
    const addressOf = (file: string) => {
      const address = this.#addressOf(file);
      files?.set(address, file);
      return address;
    };
    const messages = this.conversation.messages(day);
    return logText(day, messages, index => speakers.name(index), this.style, addressOf);
  }

  /** A day as the source of a merge. */
  logOn(day: Day, files?: Map<string, string>): SourceLog {
    const fileName = this.style.fileName(day);
    return { id: '', fileName, day, transcript: parseTranscript(this.textOn(day, files)) };
  }
}
