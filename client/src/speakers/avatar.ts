import * as vscode from 'vscode';
import type { Speaker } from '../../../server/src/protocol';
import { fileExists } from '../support/fileExists';

/** Where the window can show a picture from without anybody else's help. */
const SCHEMES = ['file', 'vscode-remote'];

/**
 * A person's picture, where it is a file of the workspace: paths are those of the site, and so begin at the folder, with or
 * without a slash. What is on the web is not fetched: nobody asked for that by opening a list.
 */
export async function avatarUri({ avatar, entry }: Speaker): Promise<vscode.Uri | undefined> {
  if (avatar === undefined || entry === undefined || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(avatar))
    return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(entry.uri))?.uri;
  if (folder === undefined || !SCHEMES.includes(folder.scheme)) return undefined;
  const uri = vscode.Uri.joinPath(folder, avatar);
  const isInside = uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`);
  return isInside && (await fileExists(uri)) ? uri : undefined;
}
