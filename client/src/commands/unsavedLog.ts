import * as vscode from 'vscode';
import { SAMPLE_FOLDER } from './sampleFiles';

/**
 * Shows a log of the extension as an untitled document; its name makes it a chat log. A log that is already open keeps the
 * user's changes.
 *
 * @param viewColumn the editor group that shows it
 */
export async function showUnsavedLog(
  name: string,
  source: vscode.Uri,
  viewColumn = vscode.ViewColumn.Active,
): Promise<vscode.TextDocument> {
  const uri = untitledUri(name);
  const document = await vscode.workspace.openTextDocument(uri);
  // Before its text is there: of an unsaved text that no editor shows VS Code opens one by itself, in another group.
  const editor = await vscode.window.showTextDocument(document, { preview: false, viewColumn });
  if (document.getText() === '') {
    const bytes = await vscode.workspace.fs.readFile(source);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), new TextDecoder().decode(bytes));
    await vscode.workspace.applyEdit(edit);
    const start = new vscode.Position(0, 0);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(editor.selection);
  }
  return document;
}

/**
 * The URI of an untitled document. A browser without a server accepts none without a path: there it gets a path in a folder
 * that is created when the document is saved. Elsewhere VS Code lets the user choose where to save it.
 */
function untitledUri(name: string): vscode.Uri {
  if (!isBrowserAlone()) return vscode.Uri.from({ scheme: 'untitled', path: name });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.path ?? '/';
  return vscode.Uri.joinPath(vscode.Uri.from({ scheme: 'untitled', path: folder }), SAMPLE_FOLDER, name);
}

/** Whether VS Code runs in a browser without a server. */
export function isBrowserAlone(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;
}
