/**
 * The requests and notifications between our client and our server that LSP does not have. The only file of the server
 * that the client imports; plain types and names, nothing that runs.
 *
 * The preview: the page never parses. It shows a window of the log's messages, asks for the ones it lacks, and is told
 * what changed. Messages are counted from 0; lines are zero-based.
 */

import type { RefactorEdit } from './protocol/refactoring';

export * from './protocol/paste';
export * from './protocol/refactoring';

/** What the client hands over at initialization (`initializationOptions`). */
export interface InitializationOptions {
  /** The translations of the display language (the content of `bundle.l10n.<language>.json`), for the server's own texts. */
  readonly l10nBundle?: Readonly<Record<string, string>>;
  /** Where the rules' pages are: a URI with a slash at its end, to which `<rule>.md` is added. */
  readonly rulesDocumentation?: string;
  /** Read the workspace's files through the client, which reaches virtual workspaces too. */
  readonly fileSystem?: 'client';
  /** Settings for clients that don't answer `workspace/configuration`: the section `chatlog`. */
  readonly settings?: unknown;
}

/** Request: a window of rendered messages. Answers with the state of the log when it is asked. */
export const PREVIEW_WINDOW = 'chatlog/preview/window';
export interface PreviewWindowParams {
  readonly textDocument: { readonly uri: string };
  /** The first message wanted; beyond the end there are none. */
  readonly first: number;
  /** How many; at most `MAX_PREVIEW_WINDOW` are given, and fewer of very long ones, but at least one. */
  readonly count: number;
}
export const MAX_PREVIEW_WINDOW = 200;

export interface PreviewWindow {
  /** The version of the document that this shows. */
  readonly version: number;
  readonly total: number;
  readonly first: number;
  readonly messages: readonly PreviewMessage[];
  /** Of the whole log; what the page shows above the transcript. */
  readonly head: PreviewHead;
}

export interface PreviewHead {
  /** That of the front matter, or else the file's name. */
  readonly title: string;
  /** `YYYY-MM-DD`, when the log names its day. */
  readonly day?: string;
  readonly author?: string;
  readonly speakers: number;
  /** The line where text stands between the front matter and the first message, if there is any. */
  readonly strayLine?: number;
}

export interface PreviewMessage {
  /** The line of its header. */
  readonly line: number;
  /** How many lines it has. */
  readonly lineCount: number;
  /** The line of its body, counted from its header. */
  readonly bodyLine: number;
  /** `HH:MM:SS`, or the time as it is written where it is no time. */
  readonly time: string;
  /** The name without escapes; `''` when there is none. */
  readonly speaker: string;
  /** A hue in degrees, the same for all names of a person in every log; the page makes a colour of it that suits the theme. */
  readonly hue: number;
  /** The registry's colour: hexadecimal, `rgb()`, `hsl()` or a name, and safe to put into a style. It comes before the hue. */
  readonly color?: string;
  /** The path of a picture from the site's folder on, as the registry has it. */
  readonly avatar?: string;
  /** Whether it is the exporter's own (`我`, or who that is in the registry). */
  readonly own: boolean;
  /** Whether it begins a run of messages of one speaker, and so shows the name. Depends on the message before. */
  readonly startsGroup: boolean;
  /** The hour that begins with it, 0 to 23. Depends on the messages before. */
  readonly hour?: number;
  /**
   * Safe HTML of the body, `''` when there is none. Images are `span.image` with their address in `data-src` alone; blocks
   * have the line they begin at in `data-line`, counted from the body; mentions of speakers their hue in `data-hue`
   * and their colour, where they have one, in `data-color`.
   */
  readonly html: string;
  /** What was found in it, the severest first. */
  readonly problems?: readonly {
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    readonly message: string;
  }[];
}

/** Request: which message a line belongs to. */
export const PREVIEW_LOCATE = 'chatlog/preview/locate';
export interface PreviewLocateParams {
  readonly textDocument: { readonly uri: string };
  readonly line: number;
}
export interface PreviewLocation {
  /** -1 for a line before the first message. */
  readonly index: number;
  /** How far into the message's lines the line stands, 0 to 1. */
  readonly fraction: number;
}

/** Request: be told of changes to a log (`watch: true`), or no longer. */
export const PREVIEW_WATCH = 'chatlog/preview/watch';
export interface PreviewWatchParams {
  readonly textDocument: { readonly uri: string };
  readonly watch: boolean;
}

/** Notification from the server, after each change of a watched log. */
export const PREVIEW_CHANGED = 'chatlog/preview/changed';
export interface PreviewChangedParams {
  readonly uri: string;
  readonly version: number;
  readonly total: number;
  /** `removed` messages from `first` on made place for `inserted`. */
  readonly first: number;
  readonly removed: number;
  readonly inserted: number;
  /** By how many lines the messages after these moved. */
  readonly lineDelta: number;
  readonly headChanged: boolean;
  /** Whether names may have come or gone, so that mentions anywhere may look different. */
  readonly speakersChanged: boolean;
}

/** Request: where a new message goes, and what it may begin with. */
export const MESSAGE_PLACE = 'chatlog/message/place';
export interface MessagePlaceParams {
  readonly textDocument: { readonly uri: string };
  /** The cursor: the message goes after the one that this line belongs to. */
  readonly position: { readonly line: number; readonly character: number };
  /** What was typed of the speaker's name, by which speakers are found as in completion; all without it. */
  readonly typed?: string;
}
export interface MessagePlace {
  readonly position: { readonly line: number; readonly character: number };
  /** What has to stand before the new header: a line break or a blank line that is lacking, mostly nothing. */
  readonly before: string;
  /** Whether no message follows. */
  readonly isLast: boolean;
  /** `HH:MM:SS` of the message before, where there is one with a valid time. */
  readonly time?: string;
  /** `YYYY-MM-DD` from the file's name. */
  readonly day?: string;
  /** The log's speakers, likely ones first. */
  readonly speakers: readonly string[];
}

/**
 * Request: a message of a log by where it stands. Which one: `to`, as seen from `position`; without it, the one that the
 * position is in.
 */
export const NAVIGATE = 'chatlog/navigate';
export interface NavigateParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  /**
   * - `next`, `previous`: the nearest that begins after or before the position's line
   * - `nextOfSpeaker`, `previousOfSpeaker`: the nearest of who speaks at the position
   * - a time as somebody types it (`1951`, `19:51:07`, `7pm`, `下午3点`): the nearest that follows it
   */
  readonly to?: 'next' | 'previous' | 'nextOfSpeaker' | 'previousOfSpeaker' | { readonly time: string };
}
export interface Navigation {
  /** How many messages the log has. */
  readonly total: number;
  /** Absent where there is no such message. */
  readonly message?: {
    /** Counted from 0. */
    readonly index: number;
    /** Where its speaker's name begins; the end of its header where none is named. */
    readonly position: { readonly line: number; readonly character: number };
    /** `''` when nobody is named. */
    readonly speaker: string;
    /** `HH:MM:SS`, or the time as it is written where it is no time. */
    readonly time: string;
  };
  /** Set where what was typed is no time. */
  readonly isNoTime?: true;
}

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
    readonly position: { readonly line: number; readonly character: number };
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
  readonly position: { readonly line: number; readonly character: number };
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
    readonly position: { readonly line: number; readonly character: number };
  };
}
export interface SpeakerMessage {
  readonly uri: string;
  /** Where the name stands. */
  readonly position: { readonly line: number; readonly character: number };
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
    | { readonly isMe: true };
}
export type SpeakerEditResult = SpeakerEdit | { readonly reason: string };
export interface SpeakerEdit {
  readonly uri: string;
  /** Where the file is to be made: what it is to hold. There are no edits then. */
  readonly newFile?: string;
  /** The version of the open registry that the edits are of; `null` for a file that isn't open. */
  readonly version: number | null;
  /** They don't overlap, all of the text as it is. */
  readonly edits: readonly RefactorEdit[];
}

/** Requests from the server to a client that offered `fileSystem: 'client'`. */
export const FILES_FIND = 'chatlog/files/find';
export interface FilesFindParams {
  readonly folders: readonly string[];
}
/** The URIs of the chat logs by name under the folders. */
export type FilesFindResult = readonly string[];

export const FILES_READ = 'chatlog/files/read';
export interface FilesReadParams {
  readonly uri: string;
}
/** The bytes in base64, which JSON can carry. */
export type FilesReadResult = string;

/** Notification from the server: other people, names or numbers of messages may be known than before. Not at every key. */
export const PEOPLE_CHANGED = 'chatlog/people/changed';
export interface PeopleChangedParams {
  /** Whether all logs of the workspace have been read by now. */
  readonly isComplete: boolean;
}
