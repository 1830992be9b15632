import * as vscode from 'vscode';
import { PRACTICE_LOGS, PRACTICE_NAME } from './practiceFiles';
import { showUnsavedLog } from './unsavedLog';

/**
 * Shows the log with mistakes that is mended in the walkthrough, in the language of VS Code. The buttons of the walkthrough are about
 * this log, whatever else is open: they change no log of their user.
 */
export function showPracticeLog(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const path = PRACTICE_LOGS[/^zh\b/i.test(vscode.env.language) ? 'chinese' : 'english'];
  return showUnsavedLog(PRACTICE_NAME, vscode.Uri.joinPath(extensionUri, path));
}
