import * as vscode from 'vscode';
import { CHAT_LOG_GLOB, isChatLog } from '../language/chatLogDocuments';
import { showInformation } from '../support/notifications';
import { plainText } from '../support/plainText';
import { pickOne } from '../support/quickPick';
import { foldersByLogs, postsFolders } from './newLog';

/** The maximum number of logs that are listed; more say nothing new about where logs are kept. */
const MAX_LOGS_LOOKED_AT = 1_000;

/** Lets the user choose the folder for new logs; `undefined` if none was chosen, or no folder is open. */
export async function promptForLogFolder(title: string): Promise<vscode.Uri | undefined> {
  const folders = await logFolders();
  if (folders.length === 0) {
    void showInformation(vscode.l10n.t('Open the folder for the logs first.'));
    return undefined;
  }
  return pickLogFolder(folders, title);
}

/** Lets the user choose one of some folders for new logs. One alone is chosen at once. */
export async function pickLogFolder(
  folders: readonly vscode.Uri[],
  title: string,
): Promise<vscode.Uri | undefined> {
  if (folders.length === 1) return folders[0];
  const items = folders.map(folder => ({
    label: plainText(vscode.workspace.asRelativePath(folder, true)),
    folder,
  }));
  const picked = await pickOne(items, {
    title: plainText(title),
    placeHolder: plainText(vscode.l10n.t('The folder for the new log')),
  });
  return picked?.folder;
}

/** The folders for a new log: that of the log being edited, those of the other logs, the top of the workspace. */
export async function logFolders(): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(CHAT_LOG_GLOB, undefined, MAX_LOGS_LOOKED_AT);
  const byText = new Map<string, vscode.Uri>();
  const add = (uri: vscode.Uri) => byText.set(uri.toString(), uri);
  const active = vscode.window.activeTextEditor?.document;
  if (active !== undefined && isChatLog(active) && vscode.workspace.getWorkspaceFolder(active.uri)) {
    add(vscode.Uri.joinPath(active.uri, '..'));
  }
  for (const folder of foldersByLogs(found.map(uri => uri.toString()))) add(vscode.Uri.parse(folder, true));
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    // If logs have folders of their own, the top of the workspace is not offered.
    if ([...byText.keys()].some(each => each.startsWith(uri.toString()))) continue;
    const posts = await postsFolders(path => foldersIn(vscode.Uri.joinPath(uri, path)));
    if (posts.length === 0) add(uri);
    for (const path of posts) add(vscode.Uri.joinPath(uri, path));
  }
  return [...byText.values()];
}

/** The names of the folders in a folder; none if it can't be read. */
async function foldersIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => type & vscode.FileType.Directory).map(([name]) => name);
  } catch {
    return [];
  }
}
