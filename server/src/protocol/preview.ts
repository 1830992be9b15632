/**
 * The requests of the preview. Its page never parses: it shows a window of the log's messages, asks for the ones it lacks, and is
 * told what changed. Messages are counted from 0; lines are zero-based.
 */

/** Request: a window of rendered messages. Answers with the state of the log when it is asked. */
export const PREVIEW_WINDOW = 'chatlog/preview/window';
export interface PreviewWindowParams {
  readonly textDocument: { readonly uri: string };
  /** The first message wanted; beyond the end there are none. */
  readonly first: number;
  /**
   * How many; at most `MAX_PREVIEW_WINDOW` are given, and fewer of those that are very long or slow to render, but at least one.
   * Who wants more asks again, from behind the last one given.
   */
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

/** How loudly a finding is reported; the names are those of the setting `chatlog.rules`. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

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
    readonly severity: Severity;
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
