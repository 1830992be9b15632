import * as vscode from 'vscode';
import type { RefactorRefusal } from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { hint, promptForText, type Remark } from '../support/inputBox';
import { dayAfter } from '../support/localTime';
import { plainText } from '../support/plainText';
import { dayOfDocument, moveInto } from './moveToDay';
import { refactorIn, requestRefactoring } from './refactor';

/**
 * Opens an input for the shift, and shifts the times of the selected messages. Messages that pass midnight go to the log of
 * that day.
 *
 * @param by the shift, if it is known
 */
export async function shiftTimes(server: Server, by?: string): Promise<void> {
  const editor = activeChatLog();
  if (editor === undefined) return;
  const argument = by ?? (await promptForShift(server, editor));
  if (!argument) return;
  const result = await requestRefactoring(server, editor, 'shiftTimes', argument);
  const day = result !== null && 'reason' in result ? dayBeyond(editor.document, result) : undefined;
  if (day === undefined) await refactorIn(server, editor, 'shiftTimes', argument);
  else await moveInto(server, editor, day, argument);
}

async function promptForShift(server: Server, editor: vscode.TextEditor): Promise<string | undefined> {
  const typed = await promptForText({
    title: plainText(vscode.l10n.t('Shift Times')),
    prompt: plainText(vscode.l10n.t('How much later (+) or earlier (-), or from which zone to which')),
    placeHolder: plainText('+1h30m, -00:03:20, UTC-5 → UTC+8'),
    validateInput: value => preview(server, editor, value.trim()),
  });
  return typed?.trim();
}

/** The result of the shift, shown while the user types. */
async function preview(
  server: Server,
  editor: vscode.TextEditor,
  argument: string,
): Promise<Remark | undefined> {
  if (argument === '') return undefined;
  const { Error: error, Warning: warning } = vscode.InputBoxValidationSeverity;
  const result = await requestRefactoring(server, editor, 'shiftTimes', argument).catch(() => null);
  if (result === null) return undefined;
  if (!('reason' in result)) {
    return result.summary === undefined ? undefined : hint(result.summary);
  }
  const day = dayBeyond(editor.document, result);
  return day === undefined
    ? { message: plainText(result.reason), severity: error }
    : {
        message: plainText(
          vscode.l10n.t('{0} Messages past midnight move to the log of {1}.', result.reason, day),
        ),
        severity: warning,
      };
}

/** The day of the log for messages that leave their day; `undefined` if none do, or there is no place for that log. */
function dayBeyond(document: vscode.TextDocument, { leavesDay }: RefactorRefusal): string | undefined {
  const day = dayOfDocument(document);
  if (leavesDay === undefined || day === undefined || document.isUntitled) return undefined;
  return dayAfter(day, leavesDay === 'next' ? 1 : -1);
}
