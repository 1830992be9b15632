import * as vscode from 'vscode';
import { showInformation } from './notifications';
import { plainText } from './plainText';

/**
 * Shows at the cursor why something is not possible, as VS Code does ("No references found"). The text is where the user looks,
 * is read by screen readers, and disappears with the next move of the cursor. If text is selected, a notification is used
 * instead, as the message would clear the selection.
 */
export async function refuseAtCursor(editor: vscode.TextEditor, reason: string): Promise<void> {
  if (editor.selections.length > 1 || !editor.selection.isEmpty) {
    void showInformation(reason);
    return;
  }
  // An extension can't show that message in another way: it is what this command shows if there is no target.
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    editor.document.uri,
    editor.selection.active,
    [],
    'goto',
    plainText(reason),
  );
}
