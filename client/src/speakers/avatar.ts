import * as vscode from 'vscode';
import type { Speaker } from '../../../server/src/protocol';
import { fileExists } from '../support/fileExists';

/** Schemes of pictures that the window can show without an extension. */
const SCHEMES = ['file', 'vscode-remote'];

/**
 * A person's picture, if it is a file of the workspace. Paths are those of the site, so they begin at the folder, with or
 * without a leading slash. Pictures on the web are not loaded: opening a list is no consent to that.
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
