import * as vscode from 'vscode';
import {
  REFACTOR,
  type Refactored,
  type RefactorParams,
  type RefactorRefusal,
} from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { toLspRange, toRange } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';
import { clearStatusMessage, showStatusMessage } from '../support/statusMessage';

/** How often a refactoring is requested for a text that keeps changing. */
const MAX_ATTEMPTS = 5;

/** Applies a refactoring without an argument to the selection of the active editor, as one edit. */
export async function refactor(server: Server, refactoring: RefactorParams['refactoring']): Promise<void> {
  const editor = activeChatLog();
  if (editor !== undefined) await refactorIn(server, editor, refactoring);
}

/**
 * Applies a refactoring at the selection of an editor, or shows why it is not possible.
 *
 * @param argument the typed argument, if the refactoring has one
 */
export async function refactorIn(
  server: Server,
  editor: vscode.TextEditor,
  refactoring: RefactorParams['refactoring'],
  argument?: string,
): Promise<void> {
  // The message of an earlier refactoring would seem to belong to this one.
  clearStatusMessage();
  // VS Code refuses an edit of a text that has changed meanwhile, for example because the user types on.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const result = await requestRefactoring(server, editor, refactoring, argument);
    if (result === null) return;
    if ('reason' in result) {
      await refuseAtCursor(editor, result.reason);
      return;
    }
    if (editor.document.version !== result.version || !(await change(editor, result))) continue;
    if (result.summary !== undefined) showStatusMessage(result.summary);
    return;
  }
  await refuseAtCursor(editor, vscode.l10n.t('Nothing was done: the log keeps changing.'));
}

/** Requests the result of a refactoring; `null` if the server doesn't know the log (yet). */
export function requestRefactoring(
  server: Server,
  { document, selection }: vscode.TextEditor,
  refactoring: RefactorParams['refactoring'],
  argument?: string,
): Promise<Refactored | RefactorRefusal | null> {
  const params: RefactorParams = {
    textDocument: { uri: document.uri.toString() },
    range: toLspRange(selection),
    refactoring,
    ...(argument !== undefined && { argument }),
  };
  return server.request(REFACTOR, params);
}

async function change(editor: vscode.TextEditor, { edits, selection }: Refactored): Promise<boolean> {
  const { isReversed } = editor.selection;
  const changed = await editor.edit(builder => {
    for (const { range, newText } of edits) builder.replace(toRange(range), newText);
  });
  if (changed && selection !== undefined) {
    const { start, end } = toRange(selection);
    editor.selection = isReversed ? new vscode.Selection(end, start) : new vscode.Selection(start, end);
  }
  if (changed) editor.revealRange(editor.selection);
  return changed;
}
