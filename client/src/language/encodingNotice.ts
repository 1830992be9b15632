import * as vscode from 'vscode';
import { showWarning } from '../support/notifications';
import { isChatLog } from './chatLogDocuments';
import { guessEncoding, holdsUndecodable } from './undecodable';

/**
 * Shows a notification for a chat log that is not UTF-8, once while it is open: VS Code shows U+FFFD for bytes that it can't
 * decode, and saving would write that. Offers the encoding that fits, and the command that lists all.
 */
export function watchEncodings(): vscode.Disposable {
  const notified = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (!isChatLog(document) || document.isUntitled || notified.has(uri)) return;
    if (!holdsUndecodable(document.getText())) return;
    notified.add(uri);
    void showNotice(document);
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(document => {
      // A change of language also closes it, but opens it again at once.
      setTimeout(() => {
        if (document.isClosed) notified.delete(document.uri.toString());
      }, 0);
    }),
  );
}

async function showNotice(document: vscode.TextDocument): Promise<void> {
  const guess = await readGuess(document.uri);
  const reopen = guess && vscode.l10n.t('Reopen as {0}', guess.label);
  const choose = vscode.l10n.t('Reopen with Encoding…');
  const message = vscode.l10n.t(
    '{0} is not UTF-8: some of its characters could not be read, and saving it would lose them. The command "Change File Encoding" reopens it with another encoding.',
    vscode.workspace.asRelativePath(document.uri),
  );
  const chosen = await showWarning(message, ...(reopen ? [reopen] : []), choose);
  if (chosen === undefined) return;
  if (guess && chosen === reopen) {
    await vscode.workspace.openTextDocument(document.uri, { encoding: guess.id });
    return;
  }
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}

/** The encoding that fits the file's bytes, if there is one. */
async function readGuess(uri: vscode.Uri): Promise<ReturnType<typeof guessEncoding>> {
  try {
    return guessEncoding(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
