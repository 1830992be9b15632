import * as vscode from 'vscode';
import type { PlainText } from './plainText';

/** A row of a list to choose from, with plain texts. */
export interface PlainItem extends vscode.QuickPickItem {
  readonly label: PlainText;
  readonly description?: PlainText;
  readonly detail?: PlainText;
}

/** VS Code's list to choose from, with plain texts. */
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

/** Lets one of some rows be chosen; `undefined` where none was. */
export async function pickOne<Item extends PlainItem>(
  items: readonly Item[],
  options: { readonly title: PlainText; readonly placeHolder: PlainText },
): Promise<Item | undefined> {
  return vscode.window.showQuickPick(items, options);
}
