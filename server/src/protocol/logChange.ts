import type { LspEdit } from './textEdit';

/** How an import or a merge changes a log; `null` if nothing is read. */
export type LogChangeResult = {
  /** The text to which the messages are added, with the line breaks of the file; `null` for a new log. */
  readonly before: string | null;
  /** Of `before`. */
  readonly edits: readonly LspEdit[];
  readonly after: string;
} | null;
