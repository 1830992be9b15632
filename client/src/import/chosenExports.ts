import * as vscode from 'vscode';
import type { ImportOpenParams, ImportOpenResult } from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/protocol/base64';

/** What the user has chosen to import, and no other file, is read for the server, wherever it is. */
const chosen = new Set<string>();

export function allowExports(exports: readonly vscode.Uri[]): void {
  chosen.clear();
  for (const uri of exports) chosen.add(uri.toString());
}

/**
 * Reads an export that the user has chosen, with all files below it. Links are not followed.
 *
 * @throws for another file, and if there are more bytes than `maxBytes`
 */
export async function openExport({ uri: written, maxBytes }: ImportOpenParams): Promise<ImportOpenResult> {
  const uri = vscode.Uri.parse(written, true);
  if (!chosen.has(uri.toString())) throw new Error(`Not chosen: ${written}`);
  const { type } = await vscode.workspace.fs.stat(uri);
  const isFolder = (type & vscode.FileType.Directory) !== 0;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const paths = isFolder ? await filesBelow(uri) : [''];
  const files: { path: string; base64: string }[] = [];
  let total = 0;
  for (const path of paths) {
    const file = path === '' ? uri : vscode.Uri.joinPath(uri, path);
    const { size } = await vscode.workspace.fs.stat(file);
    total += size;
    if (total > maxBytes) throw new Error(vscode.l10n.t('It is too large to be imported here.'));
    files.push({ path: path || name, base64: toBase64(await vscode.workspace.fs.readFile(file)) });
  }
  return { isFolder, files };
}

/** The paths of the files below a folder, with slashes. Hidden ones are left out. */
async function filesBelow(top: vscode.Uri): Promise<string[]> {
  const files: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(top, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name.startsWith('.') || (type & vscode.FileType.SymbolicLink) !== 0) continue;
      if (type === vscode.FileType.Directory) pending.push(path);
      else if (type === vscode.FileType.File) files.push(path);
    }
  }
  return files.sort();
}
