import * as vscode from 'vscode';
import { eventually } from '../patience';
import { sample } from './documents';

let original: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * Restores the opened folder to its state at the first call, so that the people of one test are not in the logs of the next. Files
 * that were added are deleted, and changed files are rewritten.
 */
export async function restoreFolder(): Promise<void> {
  if (original === undefined) {
    original = await filesIn('');
    return;
  }
  await emptyDocuments(original);
  const now = await filesIn('');
  for (const [path, bytes] of now) {
    const before = original.get(path);
    if (before === undefined) await vscode.workspace.fs.delete(sample(path));
    else if (!sameBytes(before, bytes)) await vscode.workspace.fs.writeFile(sample(path), before);
  }
  for (const [path, bytes] of original) {
    if (!now.has(path)) await vscode.workspace.fs.writeFile(sample(path), bytes);
  }
}

/** VS Code keeps a document for three minutes after its editor is closed and its file deleted. During that time it would count as open. */
async function emptyDocuments(kept: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const uris = new Set([...kept.keys()].map(path => sample(path).toString()));
  const left = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) =>
      !isDirty && vscode.workspace.getWorkspaceFolder(uri) !== undefined && !uris.has(uri.toString()),
  );
  await eventually('documents as empty as their files', async () => {
    const filled = left.filter(document => !document.isDirty && document.getText() !== '');
    // Writing once may not be enough: if the folder was deleted, its watcher may start after the first write.
    for (const { uri } of filled) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    return filled.length === 0;
  });
}

async function filesIn(folder: string, found = new Map<string, Uint8Array>()) {
  for (const [name, type] of await vscode.workspace.fs.readDirectory(sample(folder))) {
    const path = folder ? `${folder}/${name}` : name;
    if (type === vscode.FileType.Directory) await filesIn(path, found);
    else found.set(path, await vscode.workspace.fs.readFile(sample(path)));
  }
  return found;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
