/** The requests of the preview about the whole log: what it finds, shows, and copies. Messages are zero-based. */

/** What a message may hold that readers look for. */
export const MESSAGE_KINDS = ['image', 'link', 'code', 'file', 'mentionOfMe'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Which messages are shown: those of one of the people that hold one of the kinds. An empty list stands for all. */
export interface MessageFilter {
  /** Names of people; each stands for all names of its person. */
  readonly people: readonly string[];
  readonly kinds: readonly MessageKind[];
}

/** Request: the places of a text in all messages that are shown. */
export const PREVIEW_FIND = 'chatlog/preview/find';
export interface PreviewFindParams {
  readonly textDocument: { readonly uri: string };
  /** Any part of what readers see; `''` finds nothing, and prepares later searches. */
  readonly text: string;
  readonly matchCase?: boolean;
  readonly matchWidth?: boolean;
  readonly filter?: MessageFilter;
}
export interface PreviewFound {
  readonly version: number;
  /**
   * The messages that have matches, in order, as pairs: the distance from the one before (of the first, its index), and the number of
   * matches, in the name above it, if one is shown, and in its text. A list of half of a large log is short this way.
   */
  readonly places: readonly number[];
  /** The names and mentions (with their `@`) that are found by pinyin alone. */
  readonly names: readonly string[];
}

/** Request: the messages that a filter shows. */
export const PREVIEW_FILTER = 'chatlog/preview/filter';
export interface PreviewFilterParams {
  readonly textDocument: { readonly uri: string };
  readonly filter: MessageFilter;
}
export interface PreviewFiltered {
  readonly version: number;
  readonly total: number;
  /** Runs of messages that are shown, as pairs: the first message, and how many there are. */
  readonly runs: readonly number[];
}

/** Request: a part of the log for the clipboard. Large logs are copied in several parts. */
export const PREVIEW_COPY = 'chatlog/preview/copy';
export interface PreviewCopyParams {
  readonly textDocument: { readonly uri: string };
  readonly first: number;
  /** At most this many messages; fewer if they are long. */
  readonly count: number;
}
export interface PreviewCopy {
  readonly version: number;
  readonly text: string;
  readonly html: string;
  /** The message after the last copied one. */
  readonly end: number;
}
