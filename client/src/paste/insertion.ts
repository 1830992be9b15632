import * as vscode from 'vscode';
import { escapeSnippet } from '../commands/newMessage';

/**
 * Inserts `text` and `after`, with the cursor between them. It is a snippet, as only a snippet moves the cursor there and
 * scrolls to it.
 */
export function insertion(range: vscode.Range, text: string, after = ''): vscode.SnippetTextEdit {
  const snippet = new vscode.SnippetString(`${escapeSnippet(text)}$0${escapeSnippet(after)}`);
  const edit = vscode.SnippetTextEdit.replace(range, snippet);
  edit.keepWhitespace = true;
  return edit;
}
