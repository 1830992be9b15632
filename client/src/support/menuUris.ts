import * as vscode from 'vscode';

/** The files that a menu or a drop passes. */
export function urisOf(argument: unknown): readonly vscode.Uri[] | undefined {
  if (argument instanceof vscode.Uri) return [argument];
  const isList = Array.isArray(argument) && argument.length > 0;
  return isList && argument.every(each => each instanceof vscode.Uri) ? argument : undefined;
}
