import * as vscode from 'vscode';
import { PEOPLE_CHANGED, PREVIEW_CHANGED, type PreviewChangedParams } from '../../../server/src/protocol';
import type { CommandId } from '../commands/commandTable';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { showInformation } from '../support/notifications';
import { ImageConsent } from './imageConsent';
import type { MessageAction, PageAction } from './messages';
import { changesLook } from './pageLook';
import { Preview } from './preview';
import { PREVIEW_VIEW_TYPE } from './viewType';

/** The previews of a window. This module is a bundle of its own in Node. */
export function createPreviewManager(context: vscode.ExtensionContext, server: Server): PreviewManager {
  return new PreviewManager(context.extensionUri, server, new ImageConsent(context.workspaceState));
}

/**
 * All open previews: at most one that follows the active log, and those that are locked to theirs. Passes on to them edits, the
 * cursor, settings, and restarts of the server.
 */
export class PreviewManager implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: Server;
  readonly #consent: ImageConsent;
  readonly #previews = new Set<Preview>();
  readonly #subscriptions: vscode.Disposable;

  constructor(extensionUri: vscode.Uri, server: Server, consent: ImageConsent) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#consent = consent;
    this.#subscriptions = vscode.Disposable.from(
      server.onNotification<PreviewChangedParams>(PREVIEW_CHANGED, change => {
        for (const preview of this.#of(vscode.Uri.parse(change.uri))) preview.changed(change);
      }),
      // The colors of people, and the people of mentions, may have changed.
      server.onNotification(PEOPLE_CHANGED, () => {
        for (const preview of this.#all()) preview.outdate();
      }),
      server.onDidStart(() => {
        for (const preview of this.#all()) preview.serve();
      }),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (!isChatLog(document)) return;
        for (const preview of this.#of(document.uri)) preview.serve();
        // A file becomes a log a moment after its editor is active.
        this.#follow(vscode.window.activeTextEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => this.#follow(editor)),
      vscode.workspace.onDidCloseTextDocument(document => {
        for (const preview of this.#of(document.uri)) preview.documentClosed();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) for (const preview of this.#of(uri)) preview.outdate();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        for (const preview of this.#of(textEditor.document.uri)) preview.followCursor(textEditor);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        for (const preview of this.#of(textEditor.document.uri)) preview.followScrolling(textEditor);
      }),
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration('chatlog.preview.remoteImages')) this.#reload();
        else if (changesLook(change)) for (const preview of this.#all()) preview.lookChanged();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reload()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const preview of this.#all()) preview.dispose();
  }

  /**
   * Shows a log in the preview that follows the active log, or in one that is locked to it; opens a preview if there is neither.
   *
   * @param resource a URI as passed by menus; without one, the log in the active editor
   * @param column where a new one opens; an open one stays in its column unless this is the active column
   */
  open(resource: unknown, column: vscode.ViewColumn): void {
    const uri = resource instanceof vscode.Uri ? resource : vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    const preview = this.#following() ?? this.#of(uri)[0];
    if (preview === undefined) {
      const options = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside };
      const panel = vscode.window.createWebviewPanel(PREVIEW_VIEW_TYPE, '', options);
      this.#add(uri, panel, false);
      return;
    }
    preview.show(uri);
    const isActive = column === vscode.ViewColumn.Active;
    preview.panel.reveal(isActive ? column : preview.panel.viewColumn, !isActive);
  }

  /** Restores a preview that was open when VS Code closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const { uri, isLocked } = (state ?? {}) as { uri?: unknown; isLocked?: unknown };
    if (typeof uri === 'string') this.#add(vscode.Uri.parse(uri), panel, isLocked === true);
    else panel.dispose();
  }

  /** Locks the active preview to its log, or lets it follow the active log again; then no other one follows it. */
  toggleLock(): void {
    const active = this.#active();
    if (active === undefined) return;
    if (active.isLocked) this.#following()?.dispose();
    active.setLocked(!active.isLocked);
  }

  /** Does something with a message of the active preview. @param context what the page says of the place where its menu was opened */
  actOnMessage(action: MessageAction, context: unknown): void {
    const { message } = (context ?? {}) as { message?: unknown };
    if (typeof message === 'number') this.#active()?.act({ type: 'message', action, index: message });
  }

  /** Does something in the active preview. */
  actOnPage(action: PageAction): void {
    this.#active()?.act({ type: 'page', action });
  }

  /** Shows the messages of a person alone, in the preview of the active log. */
  showOnly(person: string): void {
    const preview = this.#following() ?? this.#all()[0];
    if (preview === undefined) {
      void showInformation(vscode.l10n.t('Open the preview of a log first.'));
      return;
    }
    preview.panel.reveal(undefined, true);
    preview.act({ type: 'showOnly', person });
  }

  /** Shows the text of the active preview's log. */
  showSource(): void {
    void this.#active()?.reveal(undefined, true);
  }

  /** Exports the active preview's log. */
  export(): void {
    const log = this.#active()?.uri;
    if (log !== undefined) void vscode.commands.executeCommand('chatlog.export' satisfies CommandId, log);
  }

  #add(uri: vscode.Uri, panel: vscode.WebviewPanel, isLocked: boolean): void {
    const preview = new Preview(uri, panel, isLocked, {
      extensionUri: this.#extensionUri,
      server: this.#server,
      consent: this.#consent,
      reloadAll: () => this.#reload(),
      isShown: uri => this.#of(uri).length > 0,
    });
    this.#previews.add(preview);
    panel.onDidDispose(() => {
      this.#previews.delete(preview);
      preview.dispose();
    });
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined && isChatLog(editor.document)) this.#following()?.show(editor.document.uri);
  }

  #following(): Preview | undefined {
    return this.#all().find(preview => !preview.isLocked);
  }

  #active(): Preview | undefined {
    return this.#all().find(preview => preview.panel.active);
  }

  #of(uri: vscode.Uri): Preview[] {
    const key = uri.toString();
    return this.#all().filter(preview => preview.uri.toString() === key);
  }

  #reload(): void {
    for (const preview of this.#all()) preview.load();
  }

  /** A copy: a call on a preview may open or close others. */
  #all(): Preview[] {
    return [...this.#previews];
  }
}
