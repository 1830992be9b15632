import type { FileMessages } from '../../import/exported/recognizedFiles';
import type { ImportedConversations, ImportedExports } from '../../import/logs/importedExports';
import { readExports } from './importOnce';
import type { ImportCommand } from './importOptions';

/** The import of one conversation. */
interface ConversationImport {
  readonly conversation: string;
  readonly command: ImportCommand;
}

/** Imports that read the same exports in the same way. */
interface Reading {
  readonly command: ImportCommand;
  readonly conversations: string[];
  read: ImportedExports | undefined;
}

/** Reads exports of several conversations once for all of them. */
export class SharedReadings {
  readonly #readings = new Map<string, Reading>();
  readonly #messages: FileMessages;

  /** @param messages gets what the user has to know */
  constructor(imports: readonly ConversationImport[], messages: FileMessages) {
    this.#messages = messages;
    for (const { conversation, command } of imports) {
      const key = keyOf(command);
      const reading = this.#readings.get(key);
      if (reading === undefined) {
        this.#readings.set(key, { command, conversations: [conversation], read: undefined });
      } else reading.conversations.push(conversation);
    }
  }

  /** The conversation of an import; `undefined` if no other reads the same exports, or it may be there without its name. */
  take({ conversation, command }: ConversationImport): ImportedConversations | undefined {
    const reading = this.#readings.get(keyOf(command))!;
    if (reading.conversations.length === 1) return undefined;
    reading.read ??= readExports(
      { ...reading.command, only: reading.conversations, title: undefined },
      this.#messages,
    );
    const own = reading.read.only(conversation);
    return own.conversations.length === 0 && command.title !== undefined ? undefined : own;
  }
}

function keyOf({ paths, zone, media }: ImportCommand): string {
  return JSON.stringify([paths, zone.name, media]);
}
