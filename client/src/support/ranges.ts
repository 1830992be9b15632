import * as vscode from 'vscode';
import type { LspPosition, LspRange } from '../../../server/src/protocol';

/** A range as VS Code has it. */
export function toRange({ start, end }: LspRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A range as it goes over the protocol. */
export function toLspRange({ start, end }: vscode.Range): LspRange {
  return { start: toLspPosition(start), end: toLspPosition(end) };
}

/** A position as it goes over the protocol. */
export function toLspPosition({ line, character }: vscode.Position): LspPosition {
  return { line, character };
}
