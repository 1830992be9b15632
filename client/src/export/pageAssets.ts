import * as vscode from 'vscode';

/** The script and the styles of an exported page: files of the extension, on any host. */
export async function readAssets(extensionUri: vscode.Uri): Promise<{ script: string; styles: string }> {
  const read = async (name: string) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name));
    return new TextDecoder().decode(bytes).trimEnd();
  };
  const [script, styles] = await Promise.all([read('page.js'), read('page.css')]);
  return { script, styles };
}
