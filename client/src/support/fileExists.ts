import * as vscode from 'vscode';

/** Whether a file is there, as far as VS Code can see. */
export async function fileExists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
