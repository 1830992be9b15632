import * as vscode from 'vscode';
import { activeChatLog } from '../navigation/navigator';
import { showStatusMessage } from '../support/statusMessage';

const KIND = 'source.fixAll.chatlog';

/** How often the fixes of a text that goes on changing are requested. */
const MAX_ATTEMPTS = 5;

/** Applies all safe fixes to the log of the active editor as one edit, or says that there are none. */
export async function fixAll(): Promise<void> {
  const document = activeChatLog()?.document;
  if (document === undefined) return;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const { version } = document;
    const action = await requestFixes(document).catch(error => {
      // VS Code ends a request with an error when the text changes.
      if (document.version === version) throw error;
      return undefined;
    });
    // The fixes are of the text as it was when they were requested.
    if (document.version !== version) continue;
    if (action === undefined) {
      showStatusMessage(vscode.l10n.t('There is nothing that can be fixed in one way only.'), 'info');
      return;
    }
    if (action.edit !== undefined && (await vscode.workspace.applyEdit(action.edit))) return;
  }
  showStatusMessage(vscode.l10n.t('Nothing was done: the log goes on changing.'), 'info');
}

/** The action that applies all safe fixes of a log, with its edit; `undefined` where there are none. */
async function requestFixes({ uri, lineCount }: vscode.TextDocument): Promise<vscode.CodeAction | undefined> {
  // VS Code's own command for this, `editor.action.codeAction`, would speak of code actions where there are none.
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(0, 0, lineCount, 0),
    KIND,
    // How many actions are resolved: the server works out the edit only then.
    1,
  );
  return actions?.[0];
}
