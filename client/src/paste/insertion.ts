import * as vscode from 'vscode';
import { escapeSnippet } from '../commands/newMessage';

/** Inserts `text` and `after`, the cursor between them. A snippet, as that is what moves the cursor there, and shows it. */
export function insertion(range: vscode.Range, text: string, after = ''): vscode.SnippetTextEdit {
  const snippet = new vscode.SnippetString(`${escapeSnippet(text)}$0${escapeSnippet(after)}`);
  const edit = vscode.SnippetTextEdit.replace(range, snippet);
  edit.keepWhitespace = true;
  return edit;
}
