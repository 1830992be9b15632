/** Places and edits of a text as LSP has them: lines and UTF-16 columns count from 0, ends are exclusive. */

export interface LspPosition {
  readonly line: number;
  readonly character: number;
}
export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}
export interface LspEdit {
  readonly range: LspRange;
  readonly newText: string;
}
