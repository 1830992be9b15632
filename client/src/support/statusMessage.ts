import * as vscode from 'vscode';
import { type PlainText, plainText, withIcon } from './plainText';

/** How long a status message is shown, in milliseconds. */
const SHOWN_FOR = 5_000;

let shown: vscode.Disposable | undefined;

/**
 * Shows a text in the status bar for a few seconds, in place of the former one: what was done, or the progress. The reason why
 * something is not possible is shown at the cursor instead (`refusal.ts`).
 *
 * @param icon the icon before the text
 */
export function showStatusMessage(text: string, icon?: 'check' | 'person'): void {
  clearStatusMessage();
  const plain = plainText(text);
  shown = vscode.window.setStatusBarMessage(icon === undefined ? plain : withIcon(icon, plain), SHOWN_FOR);
}

/** Removes the status message, if one is still shown. */
export function clearStatusMessage(): void {
  shown?.dispose();
  shown = undefined;
}

/** VS Code's item of the status bar, with plain texts. */
export type PlainStatusBarItem = Omit<vscode.StatusBarItem, 'name' | 'text' | 'tooltip'> & {
  name: PlainText | undefined;
  text: PlainText;
  tooltip: PlainText | undefined;
};

/** @param priority higher values are further left */
export function createStatusBarItem(id: string, priority: number): PlainStatusBarItem {
  return vscode.window.createStatusBarItem(
    id,
    vscode.StatusBarAlignment.Right,
    priority,
  ) as PlainStatusBarItem;
}
