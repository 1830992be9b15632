import * as vscode from 'vscode';
import type { PlainText } from './plainText';

/** VS Code's paste edit, with a plain title. */
export function pasteEdit(
  insertText: string,
  title: PlainText,
  kind: vscode.DocumentDropOrPasteEditKind,
): vscode.DocumentPasteEdit {
  return new vscode.DocumentPasteEdit(insertText, title, kind);
}

/** VS Code's drop edit, which inserts nothing itself, with a plain title. */
export function dropEdit(
  title: PlainText,
  kind: vscode.DocumentDropOrPasteEditKind,
): vscode.DocumentDropEdit {
  return new vscode.DocumentDropEdit('', title, kind);
}
