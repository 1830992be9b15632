import type { Timestamp } from '../../model/timestamp';
import type { Day } from '../../text/calendar';
import type { ExportFile } from './exportFile';

/** What a reader finds in an export, in the order of the export. */
export type ReadItem = ConversationStart | ExportedMessage | OmittedItem | UnreadableItem;

/** The messages after it belong to this conversation. A file that holds one conversation without a name needs none. */
export interface ConversationStart {
  readonly kind: 'conversation';
  /** The identifier in the application, if the export has it: it tells conversations of one name apart. */
  readonly id?: string | undefined;
  /** The name, if the export has one. */
  readonly name?: string | undefined;
  /** The application, if the export may be of any: then the source's name and accounts do not tell. */
  readonly application?: Application | undefined;
}

export interface Application {
  /** As in titles: `WeChat`. */
  readonly name: string;
  /** The prefix of its accounts in the registry: `wechat`. */
  readonly accounts: string;
}

export interface ExportedMessage {
  readonly kind: 'message';
  readonly time: MessageTime;
  readonly sender: Sender;
  /**
   * The text as Markdown, with `\n` between lines: what the application showed, escaped where Markdown would eat it
   * (`escapeMarkdown`). Without the reply, the attachments, the reactions and the mark of an edit, which are fields.
   */
  readonly body: string;
  /** The identifier that `replyTo.id` of other messages names. */
  readonly id?: string | undefined;
  readonly replyTo?: Reply | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly isEdited?: boolean | undefined;
  readonly reactions?: readonly Reaction[] | undefined;
}

/** A time as the export shows it, without a zone; or an instant. */
export type MessageTime = LocalTime | Instant;

export interface LocalTime {
  readonly kind: 'local';
  readonly day: Day;
  readonly timestamp: Timestamp;
  /** Without seconds, `timestamp` is the beginning of the minute. */
  readonly hasSeconds: boolean;
}

export interface Instant {
  readonly kind: 'instant';
  /** Milliseconds since 1970-01-01 UTC. */
  readonly milliseconds: number;
}

export interface Sender {
  /** The account in the application, without the application's name. It stays when the name changes. */
  readonly account?: string | undefined;
  /** The name as the conversation showed it: the nickname in the group, else the name of the contact, else the account's. */
  readonly name: string;
}

/** The message that a message answers, as far as the export tells. */
export interface Reply {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Plain text, often shortened by the application. */
  readonly text?: string | undefined;
}

export type AttachmentKind = 'image' | 'sticker' | 'video' | 'voice' | 'audio' | 'file';

export interface Attachment {
  readonly kind: AttachmentKind;
  /** The file's path from the folder of the exported file, with slashes, if the export may contain it. */
  readonly path?: string | undefined;
  /** The file, if it is within the exported file. */
  readonly file?: ExportFile | undefined;
  /** An address with `http:` or `https:`, if the export has one. */
  readonly url?: string | undefined;
  /** The name that the application shows. */
  readonly name?: string | undefined;
  /** The length of a sound or video. */
  readonly seconds?: number | undefined;
}

export interface Reaction {
  /** An emoji, or a name such as `:wave:`. */
  readonly emoji: string;
  readonly count: number;
}

/**
 * Why an item of an export is no message:
 *
 * - `notice`: the application's own sentence (a person joined, a call ended)
 * - `recalled`: a message that its sender took back or deleted
 * - `empty`: a message without any content
 * - `event`: data about another message that the log cannot show (a reaction in a protocol of events, a receipt)
 */
export type OmissionKind = 'notice' | 'recalled' | 'empty' | 'event';

export interface OmittedItem {
  readonly kind: 'omitted';
  readonly why: OmissionKind;
}

/** An item that could not be read. Reading goes on after it. */
export interface UnreadableItem {
  readonly kind: 'unreadable';
  /** One-based line in the file. */
  readonly line: number;
  readonly reason: UnreadableReason;
}

/**
 * - `syntax`: not the JSON, CSV or HTML that is expected there
 * - `cut-off`: the file ends in the middle of the item
 * - `too-long`: the item is longer than `MAX_ITEM_LENGTH`
 * - `no-time`, `no-sender`: the item lacks what a message needs
 * - `bad-time`: a date that the calendar does not have, or a time that is none
 * - `no-start`: the line belongs to no message
 */
export type UnreadableReason =
  | 'syntax'
  | 'cut-off'
  | 'too-long'
  | 'no-time'
  | 'no-sender'
  | 'bad-time'
  | 'no-start';

/** Longer items are not read: no application's message has four million UTF-16 units. */
export const MAX_ITEM_LENGTH = 4_000_000;

/** An item that is no message. */
export function omitted(why: OmissionKind): OmittedItem {
  return { kind: 'omitted', why };
}

/** An item that could not be read, at a one-based line. */
export function unreadable(line: number, reason: UnreadableReason): UnreadableItem {
  return { kind: 'unreadable', line, reason };
}
