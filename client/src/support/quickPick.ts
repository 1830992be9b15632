import * as vscode from 'vscode';
import type { PlainText } from './plainText';

/** A row of a quick pick, with plain texts. */
export interface PlainItem extends vscode.QuickPickItem {
  readonly label: PlainText;
  readonly description?: PlainText;
  readonly detail?: PlainText;
}

/** VS Code's quick pick, with plain texts. */
export type PlainPick<Item extends PlainItem> = Omit<
  vscode.QuickPick<Item>,
  'title' | 'placeholder' | 'prompt' | 'buttons'
> & {
  title: PlainText | undefined;
  placeholder: PlainText | undefined;
};

export function createPick<Item extends PlainItem>(): PlainPick<Item> {
  return vscode.window.createQuickPick<Item>() as PlainPick<Item>;
}

/** Lets the user choose a row; `undefined` if none was chosen. */
export async function pickOne<Item extends PlainItem>(
  items: readonly Item[],
  options: { readonly title: PlainText; readonly placeHolder: PlainText },
): Promise<Item | undefined> {
  return vscode.window.showQuickPick(items, options);
}
