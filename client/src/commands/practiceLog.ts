import * as vscode from 'vscode';
import { PRACTICE_LOGS, PRACTICE_NAME } from './practiceFiles';
import { showUnsavedLog } from './unsavedLog';

/**
 * Shows the log with mistakes that is mended in the walkthrough, in the language of VS Code. The buttons of the walkthrough are about
 * this log, whatever else is open: they change no log of their user.
 */
export function showPracticeLog(extensionUri: vscode.Uri): Promise<vscode.TextDocument> {
  const path = PRACTICE_LOGS[/^zh\b/i.test(vscode.env.language) ? 'chinese' : 'english'];
  return showUnsavedLog(PRACTICE_NAME, vscode.Uri.joinPath(extensionUri, path), columnBesideWalkthrough());
}

/**
 * The group beside the walkthrough. VS Code makes it the active one by itself where a button's link has `toSide`, but only in a wide
 * window; in others the log would cover the button that comes next.
 */
function columnBesideWalkthrough(): vscode.ViewColumn {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  // The API knows no kind of tab for the walkthrough.
  const isWalkthrough = activeTab !== undefined && activeTab.input === undefined;
  return isWalkthrough ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
