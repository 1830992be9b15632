import * as vscode from 'vscode';
import { PRACTICE_LOGS, PRACTICE_NAME } from './practiceFiles';
import { showUnsavedLog } from './unsavedLog';

/**
 * Shows the walkthrough's log with mistakes, in the language of VS Code. The buttons of the walkthrough use this log even if
 * another one is open, so they never change a log of the user.
 */
export function showPracticeLog(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const path = PRACTICE_LOGS[/^zh\b/i.test(vscode.env.language) ? 'chinese' : 'english'];
  return showUnsavedLog(PRACTICE_NAME, vscode.Uri.joinPath(extensionUri, path));
}
