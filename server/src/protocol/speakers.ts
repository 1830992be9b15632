/** What the Speakers view and its commands ask the server, and when to ask again. Lines and columns are zero-based. */

import type { LspEdit, LspPosition } from './textEdit';

/** Request: who speaks, in all logs or in one. */
export const SPEAKERS = 'chatlog/speakers';
export interface SpeakersParams {
  /** Only who speaks in this log. */
  readonly log?: string;
  /** Only who is found by this, which was typed of a name: by pinyin too, the best first. */
  readonly typed?: string;
  /** Only who has a name that looks like this one: perhaps they are one person. */
  readonly similarTo?: string;
}
export interface Speakers {
  /** By the number of their messages, those of the log alone where it is asked for. */
  readonly speakers: readonly Speaker[];
  /** Whether all logs are read; until then people and numbers are missing. */
  readonly isComplete: boolean;
}
/** Somebody who speaks, under all names that the registry knows. */
export interface Speaker {
  /** The name in the registry, or else in the logs; no two have the same. */
  readonly name: string;
  /** The other names. */
  readonly aliases?: readonly string[];
  /** How many messages in all logs. */
  readonly messages: number;
  /** How many logs. */
  readonly logs: number;
  /** `YYYY-MM-DD` of the earliest and the latest log, where one names its day. */
  readonly firstDay?: string;
  readonly lastDay?: string;
  /** In the log that was asked for: how many messages, and the line of the last. */
  readonly here?: { readonly messages: number; readonly lastLine: number };
  /** A hue in degrees, as in the preview. */
  readonly hue: number;
  /** The registry's colour: hexadecimal, `rgb()`, `hsl()` or a name, and safe to put into a style. */
  readonly color?: string;
  /** A path or an address, as the registry has it. */
  readonly avatar?: string;
  readonly note?: string;
  readonly isMe?: true;
  /** Where the registry has them. */
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
  /** All names, the first in the registry first, with how many messages each. */
  readonly names: readonly { readonly name: string; readonly messages: number }[];
  /** The latest first. */
  readonly logs: readonly SpeakerLog[];
}
export interface SpeakerLog {
  readonly uri: string;
  /** `YYYY-MM-DD`, when the file's name has it. */
  readonly day?: string;
  readonly messages: number;
  /** Where the name stands in the first of them. */
  readonly position: LspPosition;
}

/** Request: the next message of a speaker, in this log or on to the others by day, and round. `null`: there is none. */
export const SPEAKER_NEXT = 'chatlog/speakers/next';
export interface SpeakerNextParams {
  /** Any of their names. */
  readonly name: string;
  /** Only messages under this very name count. */
  readonly under?: string;
  /** Only this log counts. */
  readonly log?: string;
  readonly backwards?: boolean;
  /** From where; without it, the latest log is where it begins. */
  readonly from?: {
    readonly uri: string;
    readonly position: LspPosition;
  };
}
export interface SpeakerMessage {
  readonly uri: string;
  /** Where the name stands. */
  readonly position: LspPosition;
  /** Which of their messages it is, counted from 0, and how many there are. */
  readonly index: number;
  readonly total: number;
  /** Set where the end was passed, and this is from the other end. */
  readonly wrapped?: true;
}

/** Request: what has to be written into the registry; nothing is changed by asking. */
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
  /** For the person. */
  readonly reason: string;
  /** The registry that is in the way as it is. */
  readonly uri?: string;
}
export interface SpeakerEdit {
  readonly uri: string;
  /** Where the file is to be made: what it is to hold. There are no edits then. */
  readonly newFile?: string;
  /** The version of the open registry that the edits are of; `null` for a file that isn't open. */
  readonly version: number | null;
  /** They don't overlap, all of the text as it is. */
  readonly edits: readonly LspEdit[];
}

/** Notification from the server: other people, names or numbers of messages may be known than before. Not at every key. */
export const PEOPLE_CHANGED = 'chatlog/people/changed';
export interface PeopleChangedParams {
  /** Whether all logs of the workspace have been read by now. */
  readonly isComplete: boolean;
}
