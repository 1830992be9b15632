import type { Timestamp } from '../../model/timestamp';
import type { PasteSourceId } from '../../protocol';
import type { Day } from '../../text/calendar';
import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';
import type { CopiedText } from './copiedText';

/** A message of a copied conversation. */
export interface PastedMessage {
  /** The day of the message, as far as the copy tells it and the calendar has it. */
  readonly day: Day | undefined;
  /** Seconds of the day; `undefined` where the copy names no time. */
  readonly timestamp: Timestamp | undefined;
  /** Whether the copy has the seconds; without them they are 0. */
  readonly hasSeconds: boolean;
  /** One line, trimmed, never empty. */
  readonly speaker: string;
  /** The lines without their terminators, without blank ones around them; none for an empty message. */
  readonly body: readonly string[];
}

/** A message as it is written in the copy: what day its date means is known only when all of them are read. */
export interface WrittenMessage {
  readonly speaker: string;
  /** `'as before'`: that of the message before, but for midnight; `undefined`: the copy doesn't say. */
  readonly date: WrittenDate | 'as before' | undefined;
  readonly time: WrittenTime | undefined;
  readonly body: readonly string[];
}

/** What was read of a copied conversation. */
export interface Conversation<Message = WrittenMessage> {
  readonly messages: readonly Message[];
  /** How many notices (someone joined, a message was recalled) and lines of an export's head were left out: nobody said them. */
  readonly leftOut: number;
  /** Text above the first message, the end of one whose header was not selected: without blank lines around it, often none. */
  readonly stray: readonly string[];
}

/** What is known where the text is pasted. */
export interface PasteContext {
  /** Whether a speaker of the log has this name. */
  readonly isSpeaker: (name: string) => boolean;
  /** The day of the log. */
  readonly logDay?: Day;
  /** The day on which it is pasted, for "Today at 8:19" and dates without a year. */
  readonly today?: Day;
  /** Whether the user has asked for messages, so that less evidence will do. */
  readonly asked?: boolean;
}

/** One application: how its copied text is read. */
export interface PasteSource {
  readonly id: PasteSourceId;
  /**
   * Reads a text, or says `undefined` where it is not clearly a conversation copied from there: a text that is taken
   * for messages by mistake annoys more than messages that stay text.
   */
  read(text: CopiedText, context: PasteContext): Conversation | undefined;
}
