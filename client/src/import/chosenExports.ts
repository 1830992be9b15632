import * as vscode from 'vscode';
import type { ImportOpenParams, ImportOpenResult } from '../../../server/src/protocol';
import { toBase64 } from '../../../server/src/protocol/base64';

/** The files around one that is chosen alone are not looked for among more. */
const MAX_FILES_AROUND = 2_000;

/** What the user has chosen to import, and the files around it, are read for the server, wherever they are; no others. */
const chosen = new Set<string>();

export function allowExports(exports: readonly vscode.Uri[]): void {
  chosen.clear();
  for (const uri of exports) chosen.add(uri.toString());
}

/**
 * Reads an export that the user has chosen: a folder with all files below it, or a file with those around it. Links are not followed.
 *
 * @throws for another file, and if there are more bytes than `maxBytes`
 */
export async function openExport({ uri: written, maxBytes }: ImportOpenParams): Promise<ImportOpenResult> {
  const uri = vscode.Uri.parse(written, true);
  if (!chosen.has(uri.toString())) throw new Error(`Not chosen: ${written}`);
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) {
    const paths = await filesBelow(uri, Number.POSITIVE_INFINITY);
    return { isFolder: true, files: await contents(uri, paths!, maxBytes) };
  }
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const files = await contents(folder, [name], maxBytes);
  try {
    const around = (await filesBelow(folder, MAX_FILES_AROUND))?.filter(path => path !== name);
    if (around !== undefined) {
      files.push(...(await contents(folder, around, maxBytes)));
      return { isFolder: false, files };
    }
  } catch {
    // They are too large, or the folder can't be listed: the file is read without them.
  }
  return { isFolder: false, files, isAlone: true };
}

/** @param paths from the folder @throws if there are more bytes than `maxBytes`: no file is read then */
async function contents(
  folder: vscode.Uri,
  paths: readonly string[],
  maxBytes: number,
): Promise<ImportOpenResult['files'][number][]> {
  let total = 0;
  for (const path of paths) {
    total += (await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, path))).size;
    if (total > maxBytes) throw new Error(vscode.l10n.t('It is too large to be imported here.'));
  }
  const files: { path: string; base64: string }[] = [];
  for (const path of paths) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, path));
    files.push({ path, base64: toBase64(bytes) });
  }
  return files;
}

/** The paths of the files below a folder, with slashes; `undefined` for more than `max`. Hidden ones are left out. */
async function filesBelow(top: vscode.Uri, max: number): Promise<string[] | undefined> {
  const files: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(top, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name.startsWith('.') || (type & vscode.FileType.SymbolicLink) !== 0) continue;
      if (type === vscode.FileType.Directory) pending.push(path);
      else if (type === vscode.FileType.File) files.push(path);
      if (files.length > max) return undefined;
    }
  }
  return files.sort();
}
