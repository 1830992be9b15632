import * as vscode from 'vscode';
import {
  PREVIEW_LOCATE,
  PREVIEW_WATCH,
  PREVIEW_WINDOW,
  type PreviewChangedParams,
  type PreviewLocation,
  type PreviewWindow,
} from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { plainText } from '../support/plainText';
import { pageHtml } from './html';
import type { ImageConsent } from './imageConsent';
import type { FromPage, PageSettings, ToPage } from './messages';
import { pageTexts } from './pageTexts';

/** What all previews have in common. */
export interface PreviewHost {
  readonly extensionUri: vscode.Uri;
  readonly server: Server;
  readonly consent: ImageConsent;
  /** Makes all pages anew, after what they may load has changed. */
  reloadAll(): void;
}

/** How long the editor's scrolling is taken for an echo of a click in the page, in milliseconds. */
const ECHO = 500;

/** How long findings rest before the page asks for them, in milliseconds: they change with nearly every keystroke. */
const FINDINGS_PAUSE = 400;

/** How long a document may take to become a chat log after it was opened, in milliseconds. */
const LANGUAGE_WAIT = 3000;

/** The preview of one log: a panel with a page that asks for windows of messages, which the server renders. */
export class Preview implements vscode.Disposable {
  readonly #host: PreviewHost;
  #ignoreScrollingUntil = 0;
  #revealing: Promise<void> = Promise.resolve();
  #following = false;
  #next: { cursor?: number; top?: number } | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(
    readonly uri: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    host: PreviewHost,
  ) {
    this.#host = host;
    panel.title = plainText(vscode.l10n.t('Preview {0}', uri.path.slice(uri.path.lastIndexOf('/') + 1)));
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.#receive(message));
    this.load();
    this.serve();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    clearTimeout(this.#refreshTimer);
    this.#watch(false).catch(() => undefined);
    this.panel.dispose();
  }

  /** Makes the page, or makes it anew: it finds its place again by itself. */
  load(): void {
    const { webview } = this.panel;
    const folder = vscode.workspace.getWorkspaceFolder(this.uri)?.uri;
    const parent = this.uri.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(this.uri, '..');
    const workspaceFolders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(this.#host.extensionUri, 'dist'),
        ...workspaceFolders,
        ...(parent === undefined ? [] : [parent]),
      ],
    };
    const settings: PageSettings = {
      uri: this.uri.toString(),
      language: vscode.env.language,
      texts: pageTexts(),
      remoteImages: this.#host.consent.policy,
      imageHosts: this.#host.consent.hosts,
      ...(parent === undefined ? {} : { folder: webview.asWebviewUri(parent).toString() }),
      ...(folder === undefined ? {} : { root: webview.asWebviewUri(folder).toString() }),
    };
    webview.html = pageHtml(webview, this.#host.extensionUri, settings);
  }

  /** The log is served, for the first time or anew: asks to be told of changes, and lets the page ask again. */
  serve(): void {
    this.#watch(true).then(
      () => this.#post({ type: 'reset' }),
      () => undefined,
    );
  }

  /** Nobody shows the text any more. While the page is to be seen, its log stays open. */
  documentClosed(): void {
    // A change of the language closes a document and opens it again at once.
    setTimeout(() => {
      if (!this.#disposed && this.panel.visible) void this.#ensureDocument();
    }, 0);
  }

  changed(change: PreviewChangedParams): void {
    this.#post({ type: 'changed', change });
  }

  /** What is found in the log changed, perhaps far from the last edit, or how people look. */
  outdate(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => this.#post({ type: 'refresh' }), FINDINGS_PAUSE);
  }

  followCursor(editor: vscode.TextEditor): void {
    if (followsEditor(editor)) this.#follow({ cursor: editor.selection.active.line });
  }

  followScrolling(editor: vscode.TextEditor): void {
    const visible = editor.visibleRanges[0];
    if (!followsEditor(editor) || visible === undefined || Date.now() < this.#ignoreScrollingUntil) return;
    const cursor = editor.selection.active;
    this.#follow({
      top: visible.start.line,
      ...(visible.contains(cursor) ? { cursor: cursor.line } : {}),
    });
  }

  /**
   * Shows the text of the log.
   *
   * @param line where to put the cursor; without one it stays where it is
   * @param focus whether the editor takes the focus
   */
  reveal(line: number | undefined, focus: boolean): Promise<void> {
    // A double click is a click first: one after the other, so that the last one has the focus.
    this.#revealing = this.#revealing
      .then(() => this.#show(line, focus))
      .catch(async () => void (await this.#ensureDocument()));
    return this.#revealing;
  }

  async #show(line: number | undefined, focus: boolean): Promise<void> {
    this.#ignoreScrollingUntil = Date.now() + ECHO;
    const key = this.uri.toString();
    const shown = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === key);
    const editor =
      shown !== undefined && !focus
        ? shown
        : await vscode.window.showTextDocument(this.uri, {
            viewColumn: shown?.viewColumn ?? (focus ? this.#columnOfTab() : undefined) ?? this.#otherColumn(),
            preserveFocus: !focus,
          });
    if (line === undefined) return;
    const position = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(
      new vscode.Range(position, position),
      vscode.TextEditorRevealType.InCenterIfOutsideViewport,
    );
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#start();
      case 'window':
        return this.#answerWindow(message.id, message.first, message.count);
      case 'reveal':
        return this.reveal(message.line, message.focus);
      case 'allowImages':
        await this.#host.consent.allow(message.hosts);
        this.#host.reloadAll();
    }
  }

  /** Lets the page begin where the editor is. */
  async #start(): Promise<void> {
    if (!(await this.#ensureDocument())) return;
    const key = this.uri.toString();
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
    const visible = editor?.visibleRanges[0];
    if (editor === undefined || visible === undefined || !followsEditor(editor)) {
      this.#post({ type: 'start' });
      return;
    }
    const [top, cursor] = await Promise.all([
      this.#locate(visible.start.line),
      this.#locate(editor.selection.active.line),
    ]);
    this.#post({ type: 'start', ...(top && { top }), ...(cursor && { cursor: cursor.index }) });
  }

  async #answerWindow(id: number, first: number, count: number): Promise<void> {
    let window: PreviewWindow | null = null;
    try {
      const params = { textDocument: { uri: this.uri.toString() }, first, count };
      window = await this.#host.server.request<PreviewWindow | null>(PREVIEW_WINDOW, params);
      if (window === null) await this.#ensureDocument();
    } catch {
      // The log changed meanwhile, or the server is being started again: the page asks once more.
    }
    this.#post({ type: 'window', id, ...(window && { window }) });
  }

  /** Opens the document where it is not open, since the server knows open ones only; says so in the page where it can't. */
  async #ensureDocument(): Promise<boolean> {
    const key = this.uri.toString();
    const isOpen = () =>
      vscode.workspace.textDocuments.some(
        document => document.uri.toString() === key && !document.isClosed && isChatLog(document),
      );
    if (isOpen()) return true;
    try {
      if (this.uri.scheme === 'untitled') throw new Error('An unsaved log is gone when it is closed.');
      await vscode.workspace.openTextDocument(this.uri);
    } catch {
      this.#post({ type: 'unavailable', text: vscode.l10n.t('This log is no longer there.') });
      return false;
    }
    if (isOpen() || (await becomes(isOpen))) return true;
    this.#post({ type: 'unavailable', text: vscode.l10n.t('This file is not open as a chat log.') });
    return false;
  }

  async #watch(watch: boolean): Promise<void> {
    await this.#host.server.request(PREVIEW_WATCH, { textDocument: { uri: this.uri.toString() }, watch });
  }

  async #locate(line: number): Promise<PreviewLocation | undefined> {
    try {
      const params = { textDocument: { uri: this.uri.toString() }, line };
      return (await this.#host.server.request<PreviewLocation | null>(PREVIEW_LOCATE, params)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Tells the page where the editor is: the latest place only, as scrolling gives many. */
  async #follow(lines: { cursor?: number; top?: number }): Promise<void> {
    this.#next = { ...this.#next, ...lines };
    if (this.#following) return;
    this.#following = true;
    while (this.#next !== undefined) {
      const { cursor, top } = this.#next;
      this.#next = undefined;
      const [at, first] = await Promise.all([
        cursor === undefined ? undefined : this.#locate(cursor),
        top === undefined ? undefined : this.#locate(top),
      ]);
      this.#post({ type: 'follow', ...(at && { cursor: at.index }), ...(first && { top: first }) });
    }
    this.#following = false;
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.panel.webview.postMessage(message);
  }

  #columnOfTab(): vscode.ViewColumn | undefined {
    const key = this.uri.toString();
    return vscode.window.tabGroups.all.find(group =>
      group.tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
    )?.viewColumn;
  }

  /** A column that does not cover the page. */
  #otherColumn(): vscode.ViewColumn {
    const own = this.panel.viewColumn;
    return (
      vscode.window.tabGroups.all.find(group => group.viewColumn !== own)?.viewColumn ??
      vscode.ViewColumn.Beside
    );
  }
}

function followsEditor(editor: vscode.TextEditor): boolean {
  return vscode.workspace.getConfiguration('chatlog', editor.document).get('preview.followEditor', true);
}

/** Waits for a condition that opening a document makes true a moment later. */
async function becomes(condition: () => boolean): Promise<boolean> {
  return new Promise(resolve => {
    const finish = (result: boolean) => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(result);
    };
    const timer = setTimeout(() => finish(condition()), LANGUAGE_WAIT);
    const subscription = vscode.workspace.onDidOpenTextDocument(() => {
      if (condition()) finish(true);
    });
  });
}
