/**
 * The requests of the Speakers view and its commands, and the notification that they are outdated. Lines and columns are
 * zero-based.
 */

import type { SpeakerPaint } from './speakerPaint';
import type { LspEdit, LspPosition } from './textEdit';

/** Request: the speakers of all logs or of one. */
export const SPEAKERS = 'chatlog/speakers';
export interface SpeakersParams {
  /** Only the speakers of this log. */
  readonly log?: string;
  /** The log whose colors its speakers have. The others have the colors of all logs. By default it is `log`. */
  readonly colorsOf?: string;
  /** Only the people who match this typed part of a name, also by pinyin; the best match first. */
  readonly typed?: string;
  /** Only the people with a name similar to this one, who may be the same person. */
  readonly similarTo?: string;
}
export interface Speakers {
  /** Ordered by the number of their messages; if a log was requested, by those in the log. */
  readonly speakers: readonly Speaker[];
  /** Whether all logs have been read; until then people and numbers are missing. */
  readonly isComplete: boolean;
}
/** A person who speaks, with all names that the registry knows. */
export interface Speaker extends SpeakerPaint {
  /** The name in the registry, or else in the logs; unique. */
  readonly name: string;
  /** The other names. */
  readonly aliases?: readonly string[];
  /** The number of messages in all logs. */
  readonly messages: number;
  /** The number of logs. */
  readonly logs: number;
  /** `YYYY-MM-DD` of the earliest and the latest log that has a day. */
  readonly firstDay?: string;
  readonly lastDay?: string;
  /** In the requested log: the number of messages, and the line of the last. */
  readonly here?: { readonly messages: number; readonly lastLine: number };
  /** A path or an address, as in the registry. */
  readonly avatar?: string;
  readonly note?: string;
  readonly isMe?: true;
  /** Their entry in the registry. */
  readonly entry?: {
    readonly uri: string;
    readonly position: LspPosition;
  };
}

/** Request: the names and the logs of one speaker. */
export const SPEAKER_LOGS = 'chatlog/speakers/logs';
export interface SpeakerLogsParams {
  /** Any of their names. */
  readonly name: string;
}
export interface SpeakerLogs {
  /** All names, the first one of the registry first, each with its number of messages. */
  readonly names: readonly { readonly name: string; readonly messages: number }[];
  /** The latest log first. */
  readonly logs: readonly SpeakerLog[];
}
export interface SpeakerLog {
  readonly uri: string;
  /** `YYYY-MM-DD`, if the file name has it. */
  readonly day?: string;
  readonly messages: number;
  /** The place of the name in the first of the messages. */
  readonly position: LspPosition;
}

/** Request: the next message of a speaker, in this log or the other logs by day; wraps at the end. `null` if there is none. */
export const SPEAKER_NEXT = 'chatlog/speakers/next';
export interface SpeakerNextParams {
  /** Any of their names. */
  readonly name: string;
  /** Only messages under exactly this name count. */
  readonly under?: string;
  /** Only this log counts. */
  readonly log?: string;
  readonly backwards?: boolean;
  /** The start; without it, the search starts in the latest log. */
  readonly from?: {
    readonly uri: string;
    readonly position: LspPosition;
  };
}
export interface SpeakerMessage {
  readonly uri: string;
  /** The place of the name. */
  readonly position: LspPosition;
  /** The index of the message among theirs, counted from 0, and their number. */
  readonly index: number;
  readonly total: number;
  /** Set if the search passed the end and continued from the other end. */
  readonly wrapped?: true;
}

/** Request: the edit of the registry. The request itself changes nothing. */
export const SPEAKER_EDIT = 'chatlog/speakers/edit';
export interface SpeakerEditParams {
  /** Any of their names. */
  readonly name: string;
  readonly edit:
    | { readonly color: string | null }
    /** This person's names become other names of that person. */
    | { readonly unifyWith: string }
    | { readonly isMe: boolean };
}
export type SpeakerEditResult = SpeakerEdit | SpeakerEditRefusal;
export interface SpeakerEditRefusal {
  /** In the user's language. */
  readonly reason: string;
  /** The registry whose current text prevents the edit. */
  readonly uri?: string;
}
export interface SpeakerEdit {
  readonly uri: string;
  /** The content of the file if it must be created. There are no edits then. */
  readonly newFile?: string;
  /** The version of the open registry for the edits; `null` for a file that isn't open. */
  readonly version: number | null;
  /** Edits of the text as it is now, without overlaps. */
  readonly edits: readonly LspEdit[];
}

/**
 * Notification from the server: the known people, names or numbers of messages may have changed. It is not sent for every
 * keystroke.
 */
export const PEOPLE_CHANGED = 'chatlog/people/changed';
export interface PeopleChangedParams {
  /** Whether all logs of the workspace have been read. */
  readonly isComplete: boolean;
}
