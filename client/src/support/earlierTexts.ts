import * as vscode from 'vscode';
import { plainText } from './plainText';

/** The scheme of documents that show a text as it was. The server counts no people in them. */
export const EARLIER_TEXT = 'chatlog-earlier';

/** Texts as they were before a change, to show what it did. Each is kept while its document is open. */
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

  /** Opens a document beside a text that it had. */
  async compare(document: vscode.TextDocument, earlier: string, title: string): Promise<void> {
    const { uri } = document;
    const left = uri.with({ scheme: EARLIER_TEXT, query: String(++this.#count) });
    this.#texts.set(left.toString(), earlier);
    await vscode.commands.executeCommand('vscode.diff', left, uri, plainText(title));
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#texts.clear();
  }
}
