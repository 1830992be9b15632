import * as vscode from 'vscode';
import { showInformation } from './notifications';
import { plainText } from './plainText';

/**
 * Says at the cursor why something can't be done, as VS Code itself does ("No references found"): where people look, read out by
 * screen readers, and gone with the next move of the cursor. Where text is selected, which that would undo, a notification says it.
 */
export async function refuseAtCursor(editor: vscode.TextEditor, reason: string): Promise<void> {
  if (editor.selections.length > 1 || !editor.selection.isEmpty) {
    void showInformation(reason);
    return;
  }
  // An extension has no other way to that message: it is what this command says when there is nowhere to go.
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    editor.document.uri,
    editor.selection.active,
    [],
    'goto',
    plainText(reason),
  );
}
