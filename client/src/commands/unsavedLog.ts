import * as vscode from 'vscode';
import { SAMPLE_FOLDER } from './sampleFiles';

/**
 * Shows a log that comes with the extension as an untitled document; its name makes it a chat log. One that has been opened before
 * stays as its user has changed it, in the editor group that has it.
 *
 * @param column where one goes that is not open
 */
export async function showUnsavedLog(
  name: string,
  source: vscode.Uri,
  column = vscode.ViewColumn.Active,
): Promise<vscode.TextDocument> {
  const uri = untitledUri(name);
  const document = await vscode.workspace.openTextDocument(uri);
  const isNew = document.getText() === '';
  if (isNew) {
    const bytes = await vscode.workspace.fs.readFile(source);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), new TextDecoder().decode(bytes));
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document, {
    preview: false,
    viewColumn: columnOf(uri) ?? column,
    // VS Code puts the cursor of an untitled document behind its text.
    ...(isNew && { selection: new vscode.Range(0, 0, 0, 0) }),
  });
  return document;
}

/** The editor group that has a document open. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn;
}

/**
 * A browser alone takes no untitled document without a path: there it is one of a folder that is made when the document is saved.
 * Elsewhere VS Code asks where to save it.
 */
function untitledUri(name: string): vscode.Uri {
  if (!isBrowserAlone()) return vscode.Uri.from({ scheme: 'untitled', path: name });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.path ?? '/';
  return vscode.Uri.joinPath(vscode.Uri.from({ scheme: 'untitled', path: folder }), SAMPLE_FOLDER, name);
}

/** Whether VS Code runs in a browser, with no server behind it. */
export function isBrowserAlone(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined;
}
