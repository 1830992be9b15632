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

/** How often a refactoring is asked for anew of a text that goes on changing. */
const MAX_ATTEMPTS = 5;

/** Does a refactoring that needs nothing typed, at the selection of the active editor, as one edit. */
export async function refactor(server: Server, refactoring: RefactorParams['refactoring']): Promise<void> {
  const editor = activeChatLog();
  if (editor !== undefined) await refactorIn(server, editor, refactoring);
}

/**
 * Does a refactoring at the selection of an editor, or says why it can't be done.
 *
 * @param argument what was typed, where one needs it
 */
export async function refactorIn(
  server: Server,
  editor: vscode.TextEditor,
  refactoring: RefactorParams['refactoring'],
  argument?: string,
): Promise<void> {
  // What an earlier one did would seem to be of this one.
  clearStatusMessage();
  // VS Code refuses an edit of a text that has changed in between, as it has for one who types on at once.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const result = await askFor(server, editor, refactoring, argument);
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

/** What a refactoring would do; `null` where the server doesn't know the log (yet). */
export function askFor(
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
