import * as vscode from 'vscode';
import { isDay } from '../../../server/src/protocol';
import { CHAT_LOG_GLOB, isChatLog } from '../language/chatLogDocuments';
import { fileExists } from '../support/fileExists';
import { promptForText } from '../support/inputBox';
import { localDay } from '../support/localTime';
import { showError, showInformation } from '../support/notifications';
import { plainText } from '../support/plainText';
import { pickOne } from '../support/quickPick';
import { authorIn, foldersByLogs, logFileName, newLogSnippet, postsFolders } from './newLog';

/** The maximum number of logs that are read to find an author. */
const MAX_LOGS_READ = 5;

/** How often front matter is inserted into a log that stays empty. */
const MAX_ATTEMPTS = 5;

/** The maximum number of logs that are listed; more say nothing new about where logs are kept. */
const MAX_LOGS_LOOKED_AT = 1_000;

/**
 * Lets the user choose the day and the folder, and creates that day's log with its front matter. If the log exists it is
 * opened, and filled if it is empty.
 */
export async function newChatLog(): Promise<void> {
  const day = await promptForDay();
  if (day === undefined) return;
  const folders = await logFolders();
  if (folders.length === 0) return newUntitledLog(day);
  const folder = folders.length === 1 ? folders[0] : await pickFolder(folders);
  if (folder === undefined) return;
  const uri = vscode.Uri.joinPath(folder, logFileName(day));
  if (await fileExists(uri)) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() === '') return fill(document, day, await latestAuthor(folder, day));
    await vscode.window.showTextDocument(document);
    void showInformation(
      vscode.l10n.t('{0} already exists and was opened.', vscode.workspace.asRelativePath(uri)),
    );
    return;
  }
  const author = await latestAuthor(folder, day);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void showError(vscode.l10n.t('{0} could not be created.', vscode.workspace.asRelativePath(uri)));
    return;
  }
  await fill(await vscode.workspace.openTextDocument(uri), day, author);
}

/** Without a folder the log is an untitled document. Its name makes it a chat log, and is proposed when it is saved. */
async function newUntitledLog(day: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: logFileName(day) });
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === '') await fill(document, day, undefined);
  else await vscode.window.showTextDocument(document);
}

async function fill(document: vscode.TextDocument, day: string, author: string | undefined): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const snippet = new vscode.SnippetString(newLogSnippet(day, author ?? vscode.l10n.t('group')));
  // On a busy machine VS Code refuses a snippet for an editor that is still being set up.
  for (let attempt = 0; attempt < MAX_ATTEMPTS && document.getText() === ''; attempt++) {
    if (await editor.insertSnippet(snippet, new vscode.Position(0, 0))) return;
  }
}

async function promptForDay(): Promise<string | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('New Chat Log')),
    prompt: plainText(vscode.l10n.t('The day of the chat, as YYYY-MM-DD')),
    value: localDay(new Date()),
    validateInput: value =>
      isDay(value.trim())
        ? undefined
        : plainText(vscode.l10n.t('Not a day of the calendar in the form YYYY-MM-DD')),
  });
  return typed?.trim();
}

async function pickFolder(folders: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = folders.map(folder => ({
    label: plainText(vscode.workspace.asRelativePath(folder, true)),
    folder,
  }));
  const picked = await pickOne(items, {
    title: plainText(vscode.l10n.t('New Chat Log')),
    placeHolder: plainText(vscode.l10n.t('The folder for the new log')),
  });
  return picked?.folder;
}

/** The folders for a new log: that of the log being edited, those of the other logs, the top of the workspace. */
async function logFolders(): Promise<vscode.Uri[]> {
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

/** The author of the last log before a day, in its folder, that has one: the group is usually the same. */
async function latestAuthor(folder: vscode.Uri, day: string): Promise<string | undefined> {
  try {
    const names = (await vscode.workspace.fs.readDirectory(folder))
      .map(([name]) => name)
      .filter(name => /^\d{4}-\d{2}-\d{2}-chat\.(?:markdown|md)$/.test(name) && name < day);
    for (const name of names.sort().reverse().slice(0, MAX_LOGS_READ)) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
      const author = authorIn(new TextDecoder().decode(bytes.subarray(0, 8_000)));
      if (author !== undefined) return author;
    }
  } catch {
    // A folder or file that can't be read gives no author.
  }
  return undefined;
}
