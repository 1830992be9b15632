/** What holds over all logs of the workspace. */
export interface Workspace {
  /**
   * Speakers of the logs of the workspace that are not open, with the number of their messages. Answers at once with
   * what is known; the first call begins the reading.
   */
  otherSpeakers(): ReadonlyMap<string, number>;
  /** The authors that the front matter of these logs names, with the number of logs. */
  otherAuthors(): ReadonlyMap<string, number>;
  /** The URIs of the open logs, most recently opened last, with their speakers. */
  openLogs(): Iterable<{ readonly uri: string; readonly names: Iterable<string> }>;
  /** The URI of the workspace folder that holds a document, without a slash at its end; the innermost where folders are nested. */
  folderOf(uri: string): string | undefined;
}
