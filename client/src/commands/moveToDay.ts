import * as vscode from 'vscode';
import { isDay, MOVE_TO_DAY, type MoveToDayParams, type MoveToDayResult } from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { hint, promptForText, type Remark } from '../support/inputBox';
import { dayAfter, localDay } from '../support/localTime';
import { showInformation, showWarning } from '../support/notifications';
import { type PlainText, plainText } from '../support/plainText';
import { toLspRange, toRange } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';
import { authorIn, dayOfLogFile, logFileNameBeside, newLogText } from './newLog';

/**
 * Lets the user choose the day, and moves the selected messages into its log. Creates the log if there is none.
 *
 * @param given the day, if it is known
 */
export async function moveToDay(server: Server, given?: string): Promise<void> {
  const editor = activeChatLog();
  if (editor === undefined) return;
  const { document } = editor;
  if (document.isUntitled) {
    await refuseAtCursor(editor, vscode.l10n.t('Save this log first: the other log is placed beside it.'));
    return;
  }
  const day = given !== undefined && isDay(given) ? given : await promptForDay(document);
  if (day) await moveInto(server, editor, day);
}

async function promptForDay(document: vscode.TextDocument): Promise<string | undefined> {
  const own = dayOfDocument(document);
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Move Messages to Another Day')),
    prompt: plainText(vscode.l10n.t('The day of the target log, as YYYY-MM-DD')),
    value: own === undefined ? localDay(new Date()) : dayAfter(own, 1),
    validateInput: value => describeDay(document, value.trim()),
  });
  return typed?.trim();
}

/** The day in the name of a log's file. */
export function dayOfDocument(document: vscode.TextDocument): string | undefined {
  return dayOfLogFile(nameOf(document));
}

/**
 * Moves the selected messages into a day's log beside theirs, as one undo step.
 *
 * @param shift the typed shift of their times; only messages that pass midnight by it are then moved
 */
export async function moveInto(
  server: Server,
  editor: vscode.TextEditor,
  day: string,
  shift?: string,
): Promise<void> {
  const { document } = editor;
  const uri = logOf(document, day);
  const target = (await fileExists(uri)) ? await vscode.workspace.openTextDocument(uri) : undefined;
  const author = authorIn(document.getText(new vscode.Range(0, 0, 40, 0))) ?? vscode.l10n.t('group');
  const targetText = target?.getText() ?? newLogText(day, author);
  const targetVersion = target?.version;
  const params: MoveToDayParams = {
    textDocument: { uri: document.uri.toString() },
    range: toLspRange(editor.selection),
    targetText,
    ...(shift !== undefined && { shift }),
  };
  const result = await server.request<MoveToDayResult | null>(MOVE_TO_DAY, params);
  if (result === null) return;
  if ('reason' in result) {
    await refuseAtCursor(editor, result.reason);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  if (target === undefined) {
    edit.createFile(uri, { contents: new TextEncoder().encode(targetText), ignoreIfExists: false });
  }
  for (const { range, newText } of result.targetEdits) edit.replace(uri, toRange(range), newText);
  for (const { range, newText } of result.edits) edit.replace(document.uri, toRange(range), newText);
  const isStale = document.version !== result.version || target?.version !== targetVersion;
  const name = vscode.workspace.asRelativePath(uri);
  if (isStale || !(await vscode.workspace.applyEdit(edit))) {
    void showWarning(
      vscode.l10n.t('Nothing was moved to {0}: one of the logs has changed in the meantime.', name),
    );
    return;
  }
  void showWhere(uri, result.count, name);
}

async function showWhere(uri: vscode.Uri, count: number, name: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  const message =
    count === 1
      ? vscode.l10n.t('1 message is now in {0}.', name)
      : vscode.l10n.t('{0} messages are now in {1}.', count, name);
  if ((await showInformation(message, open)) === open) {
    await vscode.window.showTextDocument(uri);
  }
}

/** The error of a day, or the result of a move to it. */
async function describeDay(document: vscode.TextDocument, day: string): Promise<Remark | PlainText> {
  if (!isDay(day)) return plainText(vscode.l10n.t('Not a day of the calendar in the form YYYY-MM-DD'));
  const uri = logOf(document, day);
  if (uri.path === document.uri.path) return plainText(vscode.l10n.t('That is the day of this log.'));
  const name = vscode.workspace.asRelativePath(uri);
  return (await fileExists(uri))
    ? hint(vscode.l10n.t('{0} exists: the messages are inserted by their times.', name))
    : hint(vscode.l10n.t('{0} will be created.', name));
}

function logOf(document: vscode.TextDocument, day: string): vscode.Uri {
  return vscode.Uri.joinPath(document.uri, '..', logFileNameBeside(nameOf(document), day));
}

function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
