import * as vscode from 'vscode';
import { PRACTICE_LOGS, PRACTICE_NAME } from './practiceFiles';
import { showUnsavedLog } from './unsavedLog';

/**
 * Shows the walkthrough's log with mistakes, in the language of VS Code. The buttons of the walkthrough use this log even if
 * another one is open, so they never change a log of the user.
 */
export function showPracticeLog(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const path = PRACTICE_LOGS[/^zh\b/i.test(vscode.env.language) ? 'chinese' : 'english'];
  return showUnsavedLog(PRACTICE_NAME, vscode.Uri.joinPath(extensionUri, path), besideWalkthrough());
}

/**
 * An editor group beside that of the walkthrough, or else the active one. A link with `toSide` would leave that to VS Code, which does it in
 * wide windows only: in others the log would cover the button that comes next.
 */
function besideWalkthrough(): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  // The API knows no kind of tab for the walkthrough.
  const walkthrough = groups.find(
    ({ activeTab }) => activeTab !== undefined && activeTab.input === undefined,
  );
  if (walkthrough === undefined) return vscode.ViewColumn.Active;
  const other = groups.find(group => group !== walkthrough);
  return other?.viewColumn ?? walkthrough.viewColumn + 1;
}
