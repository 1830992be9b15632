import * as vscode from 'vscode';
import { isDay } from '../../../server/src/protocol';
import { fileExists } from '../support/fileExists';
import { promptForText } from '../support/inputBox';
import { localDay } from '../support/localTime';
import { showError, showInformation } from '../support/notifications';
import { plainText } from '../support/plainText';
import { logFolders, pickLogFolder } from './logFolders';
import { authorIn, logFileName, newLogSnippet } from './newLog';

/** The maximum number of logs that are read to find an author. */
const MAX_LOGS_READ = 5;

/** How often front matter is inserted into a log that stays empty. */
const MAX_ATTEMPTS = 5;

/**
 * Lets the user choose the day and the folder, and creates that day's log with its front matter. If the log exists it is
 * opened, and filled if it is empty.
 */
export async function newChatLog(): Promise<void> {
  const day = await promptForDay();
  if (day === undefined) return;
  const folders = await logFolders();
  if (folders.length === 0) return newUntitledLog(day);
  const folder = await pickLogFolder(folders, vscode.l10n.t('New Chat Log'));
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
