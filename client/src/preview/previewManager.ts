import * as vscode from 'vscode';
import { PEOPLE_CHANGED, PREVIEW_CHANGED, type PreviewChangedParams } from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import type { ImageConsent } from './imageConsent';
import { Preview } from './preview';

export const PREVIEW_VIEW_TYPE = 'chatlog.preview';

/** All open previews, one per log. Passes on to them edits, the cursor, settings, and restarts of the server. */
export class PreviewManager implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: Server;
  readonly #consent: ImageConsent;
  readonly #previews = new Map<string, Preview>();
  readonly #subscriptions: vscode.Disposable;

  constructor(extensionUri: vscode.Uri, server: Server, consent: ImageConsent) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#consent = consent;
    this.#subscriptions = vscode.Disposable.from(
      server.onNotification<PreviewChangedParams>(PREVIEW_CHANGED, change =>
        this.#previews.get(vscode.Uri.parse(change.uri).toString())?.changed(change),
      ),
      // The colors of people, and the people of mentions, may have changed.
      server.onNotification(PEOPLE_CHANGED, () => {
        for (const preview of this.#all()) preview.outdate();
      }),
      server.onDidStart(() => {
        for (const preview of this.#all()) preview.serve();
      }),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (isChatLog(document)) this.#of(document)?.serve();
      }),
      vscode.workspace.onDidCloseTextDocument(document => this.#of(document)?.documentClosed()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#previews.get(uri.toString())?.outdate();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) =>
        this.#of(textEditor.document)?.followCursor(textEditor),
      ),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
        this.#of(textEditor.document)?.followScrolling(textEditor),
      ),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('chatlog.preview.remoteImages')) this.#reload();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reload()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const preview of this.#all()) preview.dispose();
  }

  /**
   * Shows the preview of a log; opens one if there is none.
   *
   * @param resource a URI as passed by menus; without one, the log in the active editor
   */
  open(resource: unknown, column: vscode.ViewColumn): void {
    const editor = vscode.window.activeTextEditor;
    const uri = resource instanceof vscode.Uri ? resource : editor?.document.uri;
    if (uri === undefined) return;
    const existing = this.#previews.get(uri.toString());
    if (existing !== undefined) {
      existing.panel.reveal(column === vscode.ViewColumn.Active ? undefined : column);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      '',
      { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside },
      { enableFindWidget: true },
    );
    this.#add(uri, panel);
  }

  /** Restores a preview that was open when VS Code closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = (state as { uri?: unknown } | null | undefined)?.uri;
    if (typeof uri === 'string' && !this.#previews.has(uri)) this.#add(vscode.Uri.parse(uri), panel);
    else panel.dispose();
  }

  /** Shows the text of the active preview's log. */
  showSource(): void {
    for (const preview of this.#all()) {
      if (preview.panel.active) void preview.reveal(undefined, true);
    }
  }

  #add(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const key = uri.toString();
    const preview = new Preview(uri, panel, {
      extensionUri: this.#extensionUri,
      server: this.#server,
      consent: this.#consent,
      reloadAll: () => this.#reload(),
    });
    this.#previews.set(key, preview);
    panel.onDidDispose(() => {
      this.#previews.delete(key);
      preview.dispose();
    });
  }

  #of(document: vscode.TextDocument): Preview | undefined {
    return this.#previews.get(document.uri.toString());
  }

  #reload(): void {
    for (const preview of this.#all()) preview.load();
  }

  /** A copy: a call on a preview may open or close others. */
  #all(): Preview[] {
    return [...this.#previews.values()];
  }
}
