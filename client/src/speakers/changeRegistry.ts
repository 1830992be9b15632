import * as vscode from 'vscode';
import { SPEAKER_EDIT, type SpeakerEditParams, type SpeakerEditResult } from '../../../server/src/protocol';
import { toRange } from '../ranges';
import type { Server } from '../serverLifecycle';

/** How often an edit is asked for anew of a registry that goes on changing, or that the server has not seen open yet. */
const MAX_ATTEMPTS = 10;

/** Between two attempts, in milliseconds. */
const PAUSE = 50;

/** How long it is to be read that the registry was changed, in milliseconds. */
const SHOWN_FOR = 5_000;

/**
 * Writes something about a person into the speaker registry, which is made where there is none, as an edit that undo takes back. It is
 * saved, unless it held other unsaved changes: the person looks different at once, and nobody looks at the file. Says why where
 * it can't be done.
 *
 * @param done what is said afterwards
 */
export async function changeRegistry(server: Server, params: SpeakerEditParams, done: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const result = await server.request<SpeakerEditResult>(SPEAKER_EDIT, params);
    if ('reason' in result) {
      void vscode.window.showInformationMessage(result.reason);
      return;
    }
    const uri = vscode.Uri.parse(result.uri);
    const edit = new vscode.WorkspaceEdit();
    if (result.newFile !== undefined) {
      edit.createFile(uri, { contents: new TextEncoder().encode(result.newFile), ignoreIfExists: false });
      if (await vscode.workspace.applyEdit(edit)) return tell(uri, done);
      break;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const { isDirty, version } = document;
    // Its file may have been another by the time that the server read it: the server has to see it open.
    if (result.version !== version) {
      await new Promise(resolve => setTimeout(resolve, PAUSE));
      continue;
    }
    for (const { range, newText } of result.edits) edit.replace(uri, toRange(range), newText);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    if (!isDirty) await document.save();
    return tell(uri, done);
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was written: the speaker registry was changed meanwhile.'),
  );
}

async function tell(uri: vscode.Uri, done: string): Promise<void> {
  const name = vscode.workspace.asRelativePath(uri);
  vscode.window.setStatusBarMessage(`$(check) ${done} (${name})`, SHOWN_FOR);
}
