import * as vscode from 'vscode';
import type { RefactorEdit } from '../../server/src/protocol';

/** Positions and ranges as they go over the protocol: plain objects, with lines and UTF-16 columns counted from 0 as in VS Code. */
export type LspRange = RefactorEdit['range'];
export type LspPosition = LspRange['start'];

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
