import * as vscode from 'vscode';
import { FIX_ALL, type FixAllAnswer, type FixAllParams } from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import type { EarlierTexts } from '../support/earlierTexts';
import { confirm, showInformation } from '../support/notifications';
import { toRange } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';

/** How often the fixes are requested for a text that keeps changing. */
const MAX_ATTEMPTS = 5;

/** Applies all safe fixes to the log of the active editor as one edit, and reports them. */
export async function fixAll(server: Server, earlierTexts: EarlierTexts): Promise<void> {
  await fix(server, earlierTexts, false);
}

/** Applies the unsafe fixes too, after the user has confirmed their list. */
export async function fixAllUnsafe(server: Server, earlierTexts: EarlierTexts): Promise<void> {
  await fix(server, earlierTexts, true);
}

async function fix(server: Server, earlierTexts: EarlierTexts, unsafe: boolean): Promise<void> {
  const editor = activeChatLog();
  if (editor === undefined) return;
  const { document } = editor;
  const params: FixAllParams = { textDocument: { uri: document.uri.toString() }, unsafe };
  let confirmed = '';
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const { version } = document;
    const answer = await server.request<FixAllAnswer | null>(FIX_ALL, params).catch(error => {
      // The server ends a request with an error when the text changes.
      if (document.version === version) throw error;
      return undefined;
    });
    if (answer === null) return;
    if (answer === undefined || document.version !== answer.version) continue;
    if (answer.edits.length === 0) {
      await refuseAtCursor(editor, nothingToFix(answer));
      return;
    }
    // The log may have changed while the question was open: only confirmed fixes are applied.
    if (unsafe && answer.unsafe !== '' && answer.unsafe !== confirmed) {
      if (!(await isConfirmed(answer))) return;
      confirmed = answer.unsafe;
    }
    const earlier = document.getText();
    if (!(await apply(document, answer))) continue;
    void report(document, earlier, answer.summary, earlierTexts);
    return;
  }
  await refuseAtCursor(editor, vscode.l10n.t('Nothing was done: the log keeps changing.'));
}

function nothingToFix({ unsafe }: FixAllAnswer): string {
  return unsafe === ''
    ? vscode.l10n.t('Nothing can be fixed automatically.')
    : vscode.l10n.t('Nothing can be fixed safely. "Fix All, Unsafe Ones Too…" would fix: {0}', unsafe);
}

/** Lets the user confirm the unsafe fixes. */
function isConfirmed({ safe, unsafe }: FixAllAnswer): Promise<boolean> {
  const lines = [
    vscode.l10n.t('Unsafe: {0}', unsafe),
    ...(safe === '' ? [] : [vscode.l10n.t('Safe: {0}', safe)]),
    '',
    vscode.l10n.t('An unsafe fix deletes, reorders or guesses. Look at the changes afterwards.'),
  ];
  return confirm(vscode.l10n.t('Apply unsafe fixes too?'), lines.join('\n'), vscode.l10n.t('Fix All'));
}

/** Returns whether the edits were applied: VS Code refuses edits of a text that has changed meanwhile. */
async function apply(document: vscode.TextDocument, { edits, version }: FixAllAnswer): Promise<boolean> {
  if (document.version !== version) return false;
  const change = new vscode.WorkspaceEdit();
  change.set(
    document.uri,
    edits.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
  );
  return vscode.workspace.applyEdit(change);
}

/** Reports what was fixed, and offers to undo or to compare. */
async function report(
  document: vscode.TextDocument,
  earlier: string,
  summary: string,
  earlierTexts: EarlierTexts,
): Promise<void> {
  const { version } = document;
  const undo = vscode.l10n.t('Undo');
  const show = vscode.l10n.t('Show Changes');
  const chosen = await showInformation(summary, undo, show);
  if (chosen === show) {
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    await earlierTexts.compare(document, earlier, vscode.l10n.t('{0}: before and after Fix All', name));
  } else if (chosen === undo) {
    if (document.isClosed || document.version !== version) {
      // An undo would take back later edits.
      await showInformation(vscode.l10n.t('Nothing was undone: the log has changed since.'));
      return;
    }
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
  }
}
