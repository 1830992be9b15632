import * as vscode from 'vscode';
import { type PlainText, plainText } from './plainText';

/** A remark about the text while the user types. */
export interface Remark {
  readonly message: PlainText;
  readonly severity: vscode.InputBoxValidationSeverity;
}

export interface InputOptions {
  readonly title: PlainText;
  readonly prompt: PlainText;
  readonly placeHolder?: PlainText;
  readonly value?: string;
  validateInput(value: string): PlainText | Remark | undefined | Promise<PlainText | Remark | undefined>;
}

/** Opens an input box; resolves to `undefined` if it was cancelled. */
export async function promptForText(options: InputOptions): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...options,
    validateInput: async value => (await options.validateInput(value)) ?? undefined,
  });
}

/** VS Code's input box, with plain texts. */
export type PlainInputBox = Omit<
  vscode.InputBox,
  'title' | 'prompt' | 'placeholder' | 'validationMessage' | 'buttons'
> & {
  title: PlainText | undefined;
  prompt: PlainText | undefined;
  placeholder: PlainText | undefined;
  validationMessage: PlainText | Remark | undefined;
};

export function createInputBox(): PlainInputBox {
  return vscode.window.createInputBox() as PlainInputBox;
}

/** A remark that is neither a warning nor an error. */
export function hint(message: string): Remark {
  return { message: plainText(message), severity: vscode.InputBoxValidationSeverity.Info };
}
