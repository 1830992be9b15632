/**
 * The requests of the preview. Its page does not parse logs: it shows a window of the log's messages, requests missing ones,
 * and receives changes. Messages and lines are zero-based.
 */

import type { SpeakerPaint } from './speakerPaint';

/** Request: a window of rendered messages, for the state of the log when it is answered. */
export const PREVIEW_WINDOW = 'chatlog/preview/window';
export interface PreviewWindowParams {
  readonly textDocument: { readonly uri: string };
  /** The first requested message; beyond the end there are none. */
  readonly first: number;
  /**
   * The number of messages. At most `MAX_PREVIEW_WINDOW` are returned, fewer if they are very long or slow to render, but at
   * least one. For more, send another request from the end of the last window.
   */
  readonly count: number;
}
export const MAX_PREVIEW_WINDOW = 200;

export interface PreviewWindow {
  /** The version of the document of this window. */
  readonly version: number;
  readonly total: number;
  readonly first: number;
  readonly messages: readonly PreviewMessage[];
  /** The part above the transcript, for the whole log. */
  readonly head: PreviewHead;
}

export interface PreviewHead {
  /** The title of the front matter, or else the file name. */
  readonly title: string;
  /** `YYYY-MM-DD`, if the log has a day. */
  readonly day?: string;
  readonly author?: string;
  readonly speakers: number;
  /** The line of text between the front matter and the first message, if there is any. */
  readonly strayLine?: number;
}

/** The severity of a finding; the names are those of the setting `chatlog.rules`. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface PreviewMessage extends SpeakerPaint {
  /** The line of its header. */
  readonly line: number;
  /** The number of its lines. */
  readonly lineCount: number;
  /** The line of its body, counted from its header. */
  readonly bodyLine: number;
  /** `HH:MM:SS`, or an invalid time as written. */
  readonly time: string;
  /** The name without escapes; `''` if there is none. */
  readonly speaker: string;
  /** The path of a picture, relative to the site's folder, as in the registry. */
  readonly avatar?: string;
  /** Whether it is the exporter's own (`我`, or who that is in the registry). */
  readonly own: boolean;
  /** Whether it begins a group of messages of one speaker, and so shows the name. Depends on the message before. */
  readonly startsGroup: boolean;
  /** The hour, 0 to 23, that begins with it. Depends on the messages before. */
  readonly hour?: number;
  /** Whether it is a notice of an application: a quiet line. `startsGroup` says whether the name is shown with it. */
  readonly isNotice?: true;
  /** Without a blank line above its header: on the site, it is in the last block of the message before. */
  readonly mergedAbove?: true;
  /** Without a blank line below its header: on the site, the text is in the quote that the header is, in its line or below it. */
  readonly mergedBelow?: 'line' | 'block';
  /**
   * Safe HTML of the body, `''` if there is none. Images are `span.image` with their address only in `data-src`. Blocks have
   * their first line in `data-line`, counted from the body. Mentions of speakers have their slot of the palette in
   * `data-slot`, or their color in `data-color`.
   */
  readonly html: string;
  /** The findings in it, the most severe first. */
  readonly problems?: readonly {
    readonly severity: Severity;
    readonly message: string;
  }[];
}

/** Request: the message that a line belongs to. */
export const PREVIEW_LOCATE = 'chatlog/preview/locate';
export interface PreviewLocateParams {
  readonly textDocument: { readonly uri: string };
  readonly line: number;
}
export interface PreviewLocation {
  /** -1 for a line before the first message. */
  readonly index: number;
  /** The position of the line within the message's lines, 0 to 1. */
  readonly fraction: number;
}

/** Request: starts (`watch: true`) or stops the notifications of changes to a log. */
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
  /** `removed` messages from `first` on were replaced by `inserted` ones. */
  readonly first: number;
  readonly removed: number;
  readonly inserted: number;
  /** The number of lines by which the messages after these moved. */
  readonly lineDelta: number;
  readonly headChanged: boolean;
  /** Whether names may have been added or removed, so that mentions anywhere may look different. */
  readonly speakersChanged: boolean;
}
