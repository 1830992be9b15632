/** Positions and edits of a text as in LSP: lines and UTF-16 columns are zero-based, ends are exclusive. */

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
