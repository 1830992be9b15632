import * as vscode from 'vscode';
import { isChatLog } from '../language/chatLogDocuments';

/** Milliseconds within which a document that was opened must become a chat log. */
const LANGUAGE_WAIT = 3000;

/**
 * Opens the document of a log if it is not open, as the server knows only open ones.
 *
 * @returns for the user, why it is not open as a chat log; `undefined` if it is
 */
export async function ensureLogIsOpen(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const isOpen = () =>
    vscode.workspace.textDocuments.some(
      document => document.uri.toString() === key && !document.isClosed && isChatLog(document),
    );
  if (isOpen()) return undefined;
  const gone = vscode.l10n.t('This log is no longer there.');
  // An unsaved log is gone when it is closed.
  if (uri.scheme === 'untitled') return gone;
  try {
    await vscode.workspace.openTextDocument(uri);
  } catch {
    return gone;
  }
  if (isOpen() || (await becomes(isOpen))) return undefined;
  return vscode.l10n.t('This file is not open as a chat log.');
}

/** Waits for a condition that opening a document makes true a moment later. */
async function becomes(condition: () => boolean): Promise<boolean> {
  return new Promise(resolve => {
    const finish = (result: boolean) => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(result);
    };
    const timer = setTimeout(() => finish(condition()), LANGUAGE_WAIT);
    const subscription = vscode.workspace.onDidOpenTextDocument(() => {
      if (condition()) finish(true);
    });
  });
}
