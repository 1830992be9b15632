import type { KeptMessages, LogChangeResult, LogChoices, OfferCounts, TextChange } from './logChange';

/** The requests for importing the exports of chat applications. Places are URIs. */

/**
 * Request: reads exports, and says what would be written. Nothing is written. The server keeps what it read until `IMPORT_END`, or the
 * next `IMPORT_READ`.
 */
export const IMPORT_READ = 'chatlog/import/read';
export interface ImportReadParams {
  /** Files, folders and archives, inside or outside the workspace: those that the user has chosen. */
  readonly exports: readonly string[];
  /** The folder for the logs, in a folder of the workspace. */
  readonly to: string;
  /** The name of a time zone; the machine's by default. */
  readonly zone?: string;
  /** Only this conversation, by its name. */
  readonly conversation?: string;
  /** `YYYY-MM-DD`. */
  readonly since?: string;
  readonly until?: string;
  /** For transcripts: `YYYY-MM-DD HH:MM`. */
  readonly start?: string;
  readonly media?: ImportMedia;
  /** Whether messages are also added to logs of what looks like another conversation. */
  readonly anyway?: boolean;
  /** The setting `chatlog.paste.imageFolder`. */
  readonly imageFolder?: string;
  /** Conversations as remembered imports have them. Several are read alone, each into its folder. */
  readonly sought?: readonly SoughtConversation[];
  /** Whether only the first of `exports` is read that has any of `sought` in its form. */
  readonly areCandidates?: boolean;
  /** The name of conversations whose export has none; that of the file by default. */
  readonly title?: string;
}
/** A conversation as a remembered import has it. */
export interface SoughtConversation {
  readonly conversation: string;
  readonly format: string;
  /** The name of the remembered export, without its extension. */
  readonly title: string;
  /** The folder for its logs; below `ImportReadParams.to` by default. */
  readonly to?: string;
}
/** What becomes of pictures and files: copied beside the logs' pictures, or named. */
export type ImportMedia = 'copy' | 'skip';

/** What was read, or the reason why nothing was. */
export type ImportReadResult = ImportReading | { readonly reason: string };
export interface ImportReading {
  /** One for each conversation of each file. */
  readonly files: readonly ImportedFile[];
  readonly conversations: readonly ImportedConversation[];
  readonly logs: readonly ImportedLog[];
  /** The number of pictures and files that would be copied. */
  readonly pictures: number;
  /** The number of those that are copied as well if the logs take the pictures that the export knows better. */
  readonly offeredPictures: number;
  /** The zone in which instants are shown. */
  readonly zone: string;
  /** Whether a transcript could not be read without `ImportReadParams.start`. */
  readonly needsStart: boolean;
  /** Messages for the user about files that were not recognized or not read. */
  readonly failures: readonly string[];
  /** Which of `ImportReadParams.exports` the candidate is that was read; `null` if they are none, or none has what is sought. */
  readonly candidate: number | null;
  /** The names of the conversations among `ImportReadParams.sought` that are not in what was read. */
  readonly missing: readonly string[];
}
export interface ImportedFile {
  readonly file: string;
  /** The application and the form: `Telegram (JSON)`. */
  readonly source: string;
  readonly conversation: string;
  /** `items` = `messages` + all omissions + unreadable places. */
  readonly items: number;
  readonly messages: number;
  /** What was left out, for the user: `3 notices`. */
  readonly omitted: readonly string[];
  /** The places that could not be read, for the user. If there are very many, the first. */
  readonly unreadable: readonly string[];
  readonly unreadableCount: number;
}
export interface ImportedConversation {
  readonly name: string;
  readonly messages: number;
  readonly people: number;
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
}
export interface ImportedLog {
  readonly uri: string;
  readonly day: string;
  /** How many messages of the import are added, and how many the log has already. */
  readonly added: number;
  readonly alreadyThere: number;
  /** How many of the added messages may be in the log already. */
  readonly uncertain: number;
  /** For how many messages of the log the export knows something better. */
  readonly offers: OfferCounts;
  /**
   * `same`: it has all messages already; `merged`: messages are added to it; `other`: it is not changed, for the reason `refusal`, and so
   * nothing is imported.
   */
  readonly state: 'new' | 'same' | 'merged' | 'other';
  readonly refusal: LogRefusal | null;
  /** The logs that the day has already. */
  readonly existing: readonly string[];
}
/**
 * Why messages are not added to a log. `different`: at the same time both have messages, and hardly any are the same; `unknown`: at no time
 * both have messages, and nothing else tells that it is the same conversation; `several`: the day has several logs, and it is open which of
 * them is the one; `unreadable`: a log of the day is not UTF-8, or cannot be read.
 */
export type LogRefusal = 'different' | 'unknown' | 'several' | 'unreadable';

/**
 * Request: the text of a log, by its index in `ImportReading.logs`; `null` if nothing is read. It fails if a log was changed since it was
 * read.
 */
export const IMPORT_LOG = 'chatlog/import/log';
export interface ImportPartParams {
  readonly index: number;
}
export interface ImportLogParams extends ImportPartParams {
  readonly choices?: LogChoices;
}
export type ImportLogResult = LogChangeResult;

/** Request: a picture or file to copy, by its index: those of `ImportReading.pictures`, then those of `offeredPictures`; `null` if nothing is read. */
export const IMPORT_PICTURE = 'chatlog/import/picture';
export type ImportPictureResult = { readonly uri: string; readonly base64: string } | null;

/** Request: how the registry gets the accounts of the import, with its URI; `null` if it stays as it is. */
export const IMPORT_REGISTRY = 'chatlog/import/registry';
export type ImportRegistryResult = ({ readonly uri: string } & TextChange) | null;

/**
 * Request: the file of remembered imports with this one; `null` if it stays as it is. `before` is `null` if there is no file.
 */
export const IMPORT_MEMORY = 'chatlog/import/memory';
export interface ImportMemoryParams {
  /** What the user has chosen for logs, by their index in `ImportReading.logs`: messages that are left out are not offered again. */
  readonly kept?: readonly { readonly index: number; readonly kept: readonly KeptMessages[] }[];
}
export type ImportMemoryResult = {
  readonly uri: string;
  readonly before: string | null;
  readonly after: string;
} | null;

/** Request: the imports that are remembered in workspace folders. */
export const IMPORT_REMEMBERED = 'chatlog/import/remembered';
export interface ImportRememberedParams {
  /** The URIs of the workspace folders. */
  readonly folders: readonly string[];
}
export interface ImportRememberedResult {
  readonly imports: readonly RememberedImportItem[];
  /** The URIs of files that are broken. */
  readonly broken: readonly string[];
}
/** An import as its file has it. The file is written by anyone, so the paths may lead anywhere. */
export interface RememberedImportItem {
  /** The URI of the workspace folder. */
  readonly folder: string;
  readonly conversation: string;
  readonly format: string;
  /** The application and the form: `Telegram (JSON)`. */
  readonly source: string;
  /** The path of the export, with slashes: absolute or from the workspace folder. */
  readonly from: string;
  /** The path of the folder of the logs from the workspace folder. */
  readonly to: string;
  readonly zone: string | null;
  readonly media: ImportMedia;
  /** `YYYY-MM-DD`. */
  readonly last: string | null;
}

/** Notification: what was read is no longer needed. */
export const IMPORT_END = 'chatlog/import/end';

/** Request from the server to the client, which opens what the user has chosen where the server can't: the files, by path. */
export const IMPORT_OPEN = 'chatlog/import/open';
export interface ImportOpenParams {
  readonly uri: string;
  /** The request fails for more bytes in all. */
  readonly maxBytes: number;
}
export interface ImportOpenResult {
  readonly isFolder: boolean;
  /** Of a single file: the file, then those in its folder and below, which its messages may name. */
  readonly files: readonly { readonly path: string; readonly base64: string }[];
  /** The files around a single one are not passed, because they are too many or too large. */
  readonly isAlone?: true;
}
