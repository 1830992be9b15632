import * as vscode from 'vscode';
import type { LspPosition, LspRange } from '../../../server/src/protocol';

/** Converts an LSP range to VS Code's. */
export function toRange({ start, end }: LspRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Converts a range to LSP's. */
export function toLspRange({ start, end }: vscode.Range): LspRange {
  return { start: toLspPosition(start), end: toLspPosition(end) };
}

/** Converts a position to LSP's. */
export function toLspPosition({ line, character }: vscode.Position): LspPosition {
  return { line, character };
}
