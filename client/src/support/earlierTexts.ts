import * as vscode from 'vscode';
import { plainText } from './plainText';

/** The scheme of documents that show an earlier text. The server ignores the people in them. */
export const EARLIER_TEXT = 'chatlog-earlier';

/** Texts from before a change, shown to compare. Each is kept while its document is open. */
export class EarlierTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registrations: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(EARLIER_TEXT, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  /** Compares a document with an earlier text of it. */
  async compare(document: vscode.TextDocument, earlier: string, title: string): Promise<void> {
    const { uri } = document;
    await vscode.commands.executeCommand('vscode.diff', this.#add(uri, earlier), uri, plainText(title));
  }

  /** Compares several files with earlier texts of them, in one editor. */
  async compareAll(
    files: readonly { readonly uri: vscode.Uri; readonly earlier: string }[],
    title: string,
  ): Promise<void> {
    const rows = files.map(({ uri, earlier }) => [uri, this.#add(uri, earlier), uri]);
    await vscode.commands.executeCommand('vscode.changes', plainText(title), rows);
  }

  #add(uri: vscode.Uri, text: string): vscode.Uri {
    const earlier = uri.with({ scheme: EARLIER_TEXT, query: String(++this.#count) });
    this.#texts.set(earlier.toString(), text);
    return earlier;
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#texts.clear();
  }
}
