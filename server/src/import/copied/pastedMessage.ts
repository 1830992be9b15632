import type { Timestamp } from '../../model/timestamp';
import type { PasteSourceId } from '../../protocol';
import type { Day } from '../../text/calendar';
import type { WrittenDate, WrittenTime } from './clock';

/** A message of a copied conversation. */
export interface PastedMessage {
  /** The day that the copy names, if it names one that the calendar has. */
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
  readonly date: WrittenDate | undefined;
  readonly time: WrittenTime | undefined;
  readonly body: readonly string[];
}

/** What was read of a copied conversation. */
export interface Conversation<Message = WrittenMessage> {
  readonly messages: readonly Message[];
  /** How many notices (someone joined, a message was recalled) and preliminary lines were left out: nobody said them. */
  readonly leftOut: number;
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
   *
   * @param lines without terminators
   */
  read(lines: readonly string[], context: PasteContext): Conversation | undefined;
}
