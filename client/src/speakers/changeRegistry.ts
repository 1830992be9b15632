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

/** How often an edit is requested again for a registry that keeps changing, or that the server has not seen open yet. */
const MAX_ATTEMPTS = 10;

/** The pause between two attempts, in milliseconds. */
const PAUSE = 50;

/**
 * Writes a fact about a person into the speaker registry, as an edit that undo takes back. Creates the registry if there is
 * none. Saves it, unless it had other unsaved changes: the effect is visible at once, while the file itself is rarely open.
 * Shows the reason if the edit is not possible.
 *
 * @param done the text shown afterwards
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
      if (await makeRegistry(uri, result.newFile)) return showDone(uri, done);
      void showError(vscode.l10n.t('{0} could not be created.', vscode.workspace.asRelativePath(uri)));
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    const document = await vscode.workspace.openTextDocument(uri);
    const { isDirty, version } = document;
    // The server may have read an older file: it must see the registry open.
    if (result.version !== version) {
      await new Promise(resolve => setTimeout(resolve, PAUSE));
      continue;
    }
    for (const { range, newText } of result.edits) edit.replace(uri, toRange(range), newText);
    if (!(await vscode.workspace.applyEdit(edit))) continue;
    if (!isDirty) await document.save();
    return showDone(uri, done);
  }
  void showWarning(vscode.l10n.t('Nothing was written: the speaker registry has changed in the meantime.'));
}

/**
 * Creates a registry. Undo removes its text and keeps the file. If undo deleted the file, its editor would close, and redo is
 * only possible from there.
 */
async function makeRegistry(uri: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), text);
    return (await vscode.workspace.applyEdit(edit)) && (await document.save());
  } catch {
    // The folder is read-only.
    return false;
  }
}

/** Shows why a registry can't be edited, and opens the registry if its text is the reason. */
async function refuse({ reason, uri }: SpeakerEditRefusal): Promise<void> {
  const open = uri === undefined ? [] : [vscode.l10n.t('Open')];
  const chosen = await showInformation(reason, ...open);
  if (uri !== undefined && chosen !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(uri));
}

function showDone(uri: vscode.Uri, done: string): void {
  const name = vscode.workspace.asRelativePath(uri);
  showStatusMessage(`${done} (${name})`, 'check');
}
