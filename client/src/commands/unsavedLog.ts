import * as vscode from 'vscode';
import { SAMPLE_FOLDER } from './sampleFiles';

/**
 * Shows a log of the extension as an untitled document; its name makes it a chat log. A log that is already open keeps the
 * user's changes.
 */
export async function showUnsavedLog(name: string, source: vscode.Uri): Promise<vscode.TextDocument> {
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
    viewColumn: columnOf(uri),
    // VS Code puts the cursor of an untitled document behind its text.
    ...(isNew && { selection: new vscode.Range(0, 0, 0, 0) }),
  });
  return document;
}

/** The editor group that has a document open, so that it is not shown twice, or else the active group. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.Active;
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
