/** The requests for exporting logs. Places are URIs. The client writes what the server makes. */

/** Request: the months of logs, in order: of each, a file can be made. */
export const EXPORT_MONTHS = 'chatlog/export/months';
export interface ExportMonthsParams {
  /** As in `ExportBeginParams`. */
  readonly sources: readonly string[];
}
/** `2018-01` */
export type ExportMonthsResult = readonly string[];

/** The path of the file with the logs of one month: `tea.html` → `tea-2018-01.html`. */
export function pathOfMonth(path: string, month: string): string {
  return path.replace(/(\.[^.\\/]*)?$/, extension => `-${month}${extension}`);
}

/** Request: begins an export of logs, open ones as they are typed. The server keeps it until its end, `EXPORT_END`, or the next one. */
export const EXPORT_BEGIN = 'chatlog/export/begin';
export interface ExportBeginParams {
  /** Logs, and folders with logs in folders of the workspace. A folder has a slash at its end. */
  readonly sources: readonly string[];
  /** One of `ExportMonthsResult`: the logs of no other month are in the file. */
  readonly month?: string;
  /** Absent for the title of the log, or the days of several. */
  readonly title?: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** The version that the file names as its maker. */
  readonly version: string;
  /** The script and the styles of a page, which are files of the extension. */
  readonly script: string;
  readonly styles: string;
  /** Whether the page is printed. */
  readonly isPaper: boolean;
  /** Whether pictures are in the file, or stay where they are. */
  readonly media: 'embed' | 'link';
  /** The file that the client writes. Linked pictures are seen from there. */
  readonly target: string;
}
export type ExportBeginResult =
  | { readonly id: number /** Whether pages can be printed here. */; readonly canPrint: boolean }
  /** For the user: why nothing can be exported. */
  | { readonly reason: string };

/** Request: the next piece of the file, or for the user the reason why there is none; `null` for an export that the server does not have any more. */
export const EXPORT_NEXT = 'chatlog/export/next';
export interface ExportNextParams {
  readonly id: number;
}
export type ExportNextResult = ExportedPiece | { readonly reason: string };
export interface ExportedPiece {
  readonly text: string;
  /** So many of the messages are written, of so many. */
  readonly written: number;
  readonly total: number;
  readonly isEnd: boolean;
}

/** Notification: the export is not needed any more. */
export const EXPORT_END = 'chatlog/export/end';
export interface ExportEndParams {
  readonly id: number;
}

/** Request: prints a page that the client has written as PDF, by a browser of the server's machine. */
export const EXPORT_PRINT = 'chatlog/export/print';
export interface ExportPrintParams {
  readonly page: string;
  /** A file that does not exist yet. */
  readonly pdf: string;
}
/** `noBrowser`: there is none; else, for the user, why it was not printed. */
export type ExportPrintResult =
  | { readonly isPrinted: true }
  | { readonly reason: string; readonly noBrowser?: true };
