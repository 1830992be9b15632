import * as vscode from 'vscode';
import { plainText } from './plainText';

/** Shows a text in a notification, as plain text without links. */
type Show = (message: string, ...choices: string[]) => Promise<string | undefined>;

/** Shows an information, and resolves to the chosen button. */
export const showInformation: Show = async (message, ...choices) =>
  vscode.window.showInformationMessage(plainText(message), ...choices);

/** The same, as a warning. */
export const showWarning: Show = async (message, ...choices) =>
  vscode.window.showWarningMessage(plainText(message), ...choices);

/** The same, as an error. */
export const showError: Show = async (message, ...choices) =>
  vscode.window.showErrorMessage(plainText(message), ...choices);

/** Asks in a dialog. Resolves to whether `yes` was chosen. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  const options = { modal: true, detail: plainText(detail) };
  return (await vscode.window.showWarningMessage(plainText(question), options, yes)) === yes;
}
