import * as vscode from 'vscode';
import { activeChatLog } from '../navigation/navigator';

const KIND = 'source.fixAll.chatlog';

/** How long it is to be read in the status bar that there is nothing to fix, in milliseconds. */
const SHOWN_FOR = 5_000;

/** Fixes all that has one right form in the log of the active editor, or says that there is nothing of that kind. */
export async function fixAll(): Promise<void> {
  const editor = activeChatLog();
  if (editor === undefined) return;
  const { uri, lineCount } = editor.document;
  const whole = new vscode.Range(0, 0, lineCount, 0);
  // VS Code itself would speak of code actions, and of the kind by its identifier.
  const actions: unknown[] | undefined = await vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    uri,
    whole,
    KIND,
  );
  if (actions?.length) {
    await vscode.commands.executeCommand('editor.action.codeAction', { kind: KIND, apply: 'first' });
  } else {
    const nothing = vscode.l10n.t('There is nothing that can be fixed in one way only.');
    vscode.window.setStatusBarMessage(`$(info) ${nothing}`, SHOWN_FOR);
  }
}
