import * as vscode from 'vscode';
import {
  SPEAKER_EDIT,
  type SpeakerEditParams,
  type SpeakerEditRefusal,
  type SpeakerEditResult,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { showError, showInformation, showWarning } from '../support/notifications';
import { toRange } from '../support/ranges';
import { showStatusMessage } from '../support/statusMessage';

/** How often an edit is asked for anew of a registry that goes on changing, or that the server has not seen open yet. */
const MAX_ATTEMPTS = 10;

/** Between two attempts, in milliseconds. */
const PAUSE = 50;

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
      void refuse(result);
      return;
    }
    const uri = vscode.Uri.parse(result.uri);
    if (result.newFile !== undefined) {
      if (await fileExists(uri)) break;
      if (await makeRegistry(uri, result.newFile)) return tell(uri, done);
      void showError(vscode.l10n.t('{0} could not be created.', vscode.workspace.asRelativePath(uri)));
      return;
    }
    const edit = new vscode.WorkspaceEdit();
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
  void showWarning(vscode.l10n.t('Nothing was written: the speaker registry has changed in the meantime.'));
}

/**
 * Makes a registry. Undo takes back its text, and leaves the file: if it deleted the file, its editor would close, and with that
 * the only place from which to redo what was undone too much.
 */
async function makeRegistry(uri: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), text);
    return (await vscode.workspace.applyEdit(edit)) && (await document.save());
  } catch {
    // The folder can't be written to.
    return false;
  }
}

/** Says why a registry can't be edited, and leads there if that is for its text. */
async function refuse({ reason, uri }: SpeakerEditRefusal): Promise<void> {
  const open = uri === undefined ? [] : [vscode.l10n.t('Open')];
  const chosen = await showInformation(reason, ...open);
  if (uri !== undefined && chosen !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(uri));
}

function tell(uri: vscode.Uri, done: string): void {
  const name = vscode.workspace.asRelativePath(uri);
  showStatusMessage(`${done} (${name})`, 'check');
}
