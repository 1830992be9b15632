// Opening and closing documents of the opened folder, which is a copy of examples/.
import * as vscode from 'vscode';

/** The extension under test. */
export const extensionId = 'chatlog.chatlog';

/** The address of a file of the opened folder. */
export function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** The paths of the logs in the opened folder, relative to it and sorted. */
export async function sampleLogs(folder = ''): Promise<string[]> {
  const found: string[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(sample(folder))) {
    const path = folder ? `${folder}/${name}` : name;
    if (type === vscode.FileType.Directory) found.push(...(await sampleLogs(path)));
    else if (name.endsWith('-chat.markdown')) found.push(path);
  }
  return found.sort();
}

/** Opens a file of the opened folder in an editor. */
export async function openSample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sample(name)));
}

/** Opens an untitled document with this text in an editor. */
export async function openText(content: string, language = 'chatlog'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

/** Closes all editors; unsaved text is lost. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
