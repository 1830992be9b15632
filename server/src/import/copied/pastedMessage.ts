import type { Timestamp } from '../../model/timestamp';
import type { PasteSourceId } from '../../protocol';
import type { Day } from '../../text/calendar';
import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';
import type { CopiedText } from './copiedText';

/** A message of a copied conversation. */
export interface PastedMessage {
  /** The day of the message, if the copy gives it and the calendar has it. */
  readonly day: Day | undefined;
  /** Seconds of the day; `undefined` if the copy has no time. */
  readonly timestamp: Timestamp | undefined;
  /** Whether the copy has seconds; without them they are 0. */
  readonly hasSeconds: boolean;
  /** One line, trimmed, never empty. */
  readonly speaker: string;
  /** The lines without their terminators, and without blank lines around them; empty for an empty message. */
  readonly body: readonly string[];
}

/** A message as written in the copy. The day of its date is known only when all messages are read. */
export interface WrittenMessage {
  readonly speaker: string;
  /** `'as before'`: the date of the message before, or the next after midnight; `undefined`: the copy has none. */
  readonly date: WrittenDate | 'as before' | undefined;
  readonly time: WrittenTime | undefined;
  readonly body: readonly string[];
}

/** The content of a copied conversation. */
export interface Conversation<Message = WrittenMessage> {
  readonly messages: readonly Message[];
  /**
   * The number of notices (a person joined, a message was recalled) and lines of an export's head that were left out, as they
   * are not messages.
   */
  readonly leftOut: number;
  /** The text above the first message, the end of one whose header was not selected: without blank lines around it, often empty. */
  readonly stray: readonly string[];
}

/** What is known at the place of the paste. */
export interface PasteContext {
  /** Whether a speaker of the log has this name. */
  readonly isSpeaker: (name: string) => boolean;
  /** The day of the log. */
  readonly logDay?: Day;
  /** The day of the paste, for "Today at 8:19" and dates without a year. */
  readonly today?: Day;
  /** Whether the user has requested messages, so that less evidence is enough. */
  readonly isExplicit?: boolean;
}

/** One application, and how its copied text is read. */
export interface PasteSource {
  readonly id: PasteSourceId;
  /**
   * Reads a text; `undefined` if it is not clearly a conversation of this application. Text that wrongly becomes messages is
   * more annoying than messages that stay text.
   */
  read(text: CopiedText, context: PasteContext): Conversation | undefined;
}
