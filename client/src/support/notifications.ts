import * as vscode from 'vscode';
import { plainText } from './plainText';

/** What is told of: a text of which nothing is a link, in a box at the corner of the window. */
type Show = (message: string, ...choices: string[]) => Promise<string | undefined>;

/** Tells of something, and resolves to the choice that is made. */
export const showInformation: Show = async (message, ...choices) =>
  vscode.window.showInformationMessage(plainText(message), ...choices);

/** The same, for what did not go as it was meant to. */
export const showWarning: Show = async (message, ...choices) =>
  vscode.window.showWarningMessage(plainText(message), ...choices);

/** The same, for what failed. */
export const showError: Show = async (message, ...choices) =>
  vscode.window.showErrorMessage(plainText(message), ...choices);

/** Asks in a dialog, and resolves to whether `yes` is chosen. */
export async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  const options = { modal: true, detail: plainText(detail) };
  return (await vscode.window.showWarningMessage(plainText(question), options, yes)) === yes;
}
