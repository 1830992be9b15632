import type * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { plainText } from '../support/plainText';

/** Converts texts of the server's answers for VS Code's lists and notifications, including names, to plain text. */
export const plainLabels = {
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    for (const item of Array.isArray(found) ? found : (found?.items ?? [])) plainCompletion(item);
    return found;
  },

  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) action.title = plainText(action.title);
    return actions;
  },

  async provideDocumentSymbols(document, token, next) {
    const symbols = await next(document, token);
    for (const symbol of symbols ?? []) plainSymbol(symbol);
    return symbols;
  },

  async provideWorkspaceSymbols(query, token, next) {
    const symbols = await next(query, token);
    for (const symbol of symbols ?? []) symbol.name = plainText(symbol.name);
    return symbols;
  },
} satisfies LanguageClientOptions['middleware'];

function plainCompletion(item: vscode.CompletionItem): void {
  const { label } = item;
  const written = typeof label === 'string' ? label : label.label;
  const plain = plainText(written);
  if (plain === written) return;
  // The text for filtering and insertion stays as written.
  item.filterText ??= written;
  item.insertText ??= written;
  item.label = typeof label === 'string' ? plain : { ...label, label: plain };
}

function plainSymbol(symbol: vscode.SymbolInformation | vscode.DocumentSymbol): void {
  symbol.name = plainText(symbol.name);
  if (!('children' in symbol)) return;
  symbol.detail = plainText(symbol.detail);
  for (const child of symbol.children) plainSymbol(child);
}
