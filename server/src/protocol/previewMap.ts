/** The requests of the preview for the ways through a log and from day to day. Messages are zero-based. */

/** Request: when there was talk in a log. */
export const PREVIEW_MAP = 'chatlog/preview/map';
export interface PreviewMapParams {
  readonly textDocument: { readonly uri: string };
}
export interface PreviewMap {
  readonly version: number;
  readonly total: number;
  /** The hours in the order of the log, each with its first message. */
  readonly hours: readonly { readonly hour: number; readonly first: number }[];
  /** The longest pauses, in the order of the log. */
  readonly pauses: readonly { readonly before: number; readonly seconds: number }[];
  /** Seconds since midnight at equal distances between the first and the last message; -1 where no time is valid. */
  readonly times: readonly number[];
}

/** Request: the logs that have a day and are in the folder of a log. */
export const DAYS = 'chatlog/days';
export interface DaysParams {
  /** The URI of a log. */
  readonly near: string;
  /** Only the nearest log before it and the nearest after it. */
  readonly onlyNeighbours?: boolean;
}
export interface Days {
  /** Ordered by day. */
  readonly days: readonly {
    /** `YYYY-MM-DD`. */
    readonly day: string;
    readonly uri: string;
    readonly messages: number;
  }[];
}
