import type { ExportFile } from '../import/exported/exportFile';
import { wholeFile } from '../import/exported/wholeFile';
import type { CollectedConversation } from '../import/logs/collectedConversation';
import type { LogStyle } from '../import/logs/logStyle';
import { logText } from '../import/logs/logText';
import type { SourceLog } from '../merge/logs/logSource';
import { parseTranscript } from '../model/parse';
import type { Day } from '../text/calendar';
import type { ComparedFile } from './fileContents';
import type { ShownFiles } from './shownFiles';
import { fileNameOf } from './uri';

/** The days of a conversation as logs of a folder. Texts are made again by each call, so that only one is in memory. */
export class ImportedDays {
  readonly conversation: CollectedConversation;
  readonly folder: string;
  readonly style: LogStyle;
  readonly #addressOf: (file: string) => string;
  readonly #fileOf: (file: string) => ExportFile | undefined;

  /**
   * @param folder its URI
   * @param addressOf the address of a copied file
   * @param fileOf the copied file of a name
   */
  constructor(
    conversation: CollectedConversation,
    folder: string,
    style: LogStyle,
    addressOf: (file: string) => string,
    fileOf: (file: string) => ExportFile | undefined = () => undefined,
  ) {
    this.conversation = conversation;
    this.folder = folder;
    this.style = style;
    this.#addressOf = addressOf;
    this.#fileOf = fileOf;
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

  /** The copied files of addresses. @param files as `textOn` gives them */
  shownFiles(files: ReadonlyMap<string, string>): ShownFiles {
    const shown = new Map<string, ComparedFile>();
    for (const [address, name] of files) {
      const file = this.#fileOf(name);
      if (file !== undefined) shown.set(address, comparedFile(name, fileNameOf(address), file));
    }
    return shown;
  }

  /** A day as the source of a merge. */
  logOn(day: Day, files?: Map<string, string>): SourceLog {
    const fileName = this.style.fileName(day);
    return { id: '', fileName, day, transcript: parseTranscript(this.textOn(day, files)) };
  }
}

/** @param name of the file at its address */
function comparedFile(id: string, name: string, file: ExportFile): ComparedFile {
  return { id: `export:${id}`, name, size: () => file.size, bytes: () => wholeFile(file) };
}
