import * as vscode from 'vscode';
import { withoutIcons } from './plainText';

/** How long a status message is shown, in milliseconds. */
const SHOWN_FOR = 5_000;

let shown: vscode.Disposable | undefined;

/**
 * Shows a text in the status bar for some seconds, in place of the one shown before. It is for what someone learns without a click:
 * a notification would have to be closed.
 *
 * @param text plain text: what looks like an icon in it, in a name for example, is shown as it is written
 * @param icon the icon before the text
 */
export function showStatusMessage(text: string, icon?: 'check' | 'info' | 'person'): void {
  clearStatusMessage();
  const plain = withoutIcons(text);
  shown = vscode.window.setStatusBarMessage(icon === undefined ? plain : `$(${icon}) ${plain}`, SHOWN_FOR);
}

/** Takes the status message away, where one is still shown. */
export function clearStatusMessage(): void {
  shown?.dispose();
  shown = undefined;
}
