import * as vscode from 'vscode';
import {
  PREVIEW_LOCATE,
  PREVIEW_WATCH,
  PREVIEW_WINDOW,
  type PreviewChangedParams,
  type PreviewLocation,
  type PreviewWindow,
} from '../../../server/src/protocol';
import { copyLinkTo } from '../commands/copyLink';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { plainText } from '../support/plainText';
import { pageHtml } from './html';
import type { ImageConsent } from './imageConsent';
import type { FromPage, PageRequests, PageSettings, ToPage } from './messages';
import { pageLook } from './pageLook';
import { toServerRequest } from './pageRequests';
import { pageTexts } from './pageTexts';
import { followsEditor, SourceEditor } from './sourceEditor';

/** The parts that all previews share. */
export interface PreviewHost {
  readonly extensionUri: vscode.Uri;
  readonly server: Server;
  readonly consent: ImageConsent;
  /** Loads all pages again, after the hosts that they may load from have changed. */
  reloadAll(): void;
  /** Whether any preview shows a log. */
  isShown(uri: vscode.Uri): boolean;
}

/** Milliseconds without a change of findings before the page requests them: they change with nearly every keystroke. */
const FINDINGS_PAUSE = 400;

/** Milliseconds within which a document that was opened must become a chat log. */
const LANGUAGE_WAIT = 3000;

/** A preview of a log, which may be replaced by another: a panel with a page that requests windows of messages, which the server renders. */
export class Preview implements vscode.Disposable {
  readonly #host: PreviewHost;
  readonly #editor = new SourceEditor(() => this.#uri);
  #revealing: Promise<void> = Promise.resolve();
  #following = false;
  #next: { cursor?: number; top?: number } | undefined;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  #uri: vscode.Uri;
  #isLocked: boolean;

  /** @param isLocked whether it stays with this log when another becomes active */
  constructor(
    uri: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
    isLocked: boolean,
    host: PreviewHost,
  ) {
    this.#host = host;
    this.#uri = uri;
    this.#isLocked = isLocked;
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.#receive(message));
    this.#setTitle();
    this.load();
    this.serve();
  }

  /** The log that it shows. */
  get uri(): vscode.Uri {
    return this.#uri;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    clearTimeout(this.#refreshTimer);
    this.#leave(this.#uri);
    this.panel.dispose();
  }

  /** Shows another log in the same place. */
  show(uri: vscode.Uri): void {
    const before = this.#uri;
    if (uri.toString() === before.toString()) return;
    clearTimeout(this.#refreshTimer);
    this.#uri = uri;
    this.#next = undefined;
    this.#leave(before);
    this.#setTitle();
    this.load();
    this.serve();
  }

  /** The settings of the look have changed. */
  lookChanged(): void {
    this.#post({ type: 'look', look: pageLook() });
  }

  /** Lets the page do something with a message, or by itself. */
  act(message: Extract<ToPage, { type: 'message' | 'page' | 'showOnly' }>): void {
    this.#post(message);
  }

  setLocked(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.#setTitle();
    this.#post({ type: 'locked', isLocked });
  }

  #setTitle(): void {
    const name = this.#uri.path.slice(this.#uri.path.lastIndexOf('/') + 1);
    this.panel.title = plainText(
      this.#isLocked ? vscode.l10n.t('[Preview] {0}', name) : vscode.l10n.t('Preview {0}', name),
    );
  }

  /** Ends the notifications about a log, unless another preview needs them. */
  #leave(uri: vscode.Uri): void {
    if (!this.#host.isShown(uri)) this.#watch(uri, false).catch(() => undefined);
  }

  /** Loads the page, also again; it restores its place by itself. */
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
      isLocked: this.#isLocked,
      look: pageLook(),
      language: vscode.env.language,
      texts: pageTexts(),
      remoteImages: this.#host.consent.policy,
      imageHosts: this.#host.consent.hosts,
      ...(parent === undefined ? {} : { folder: webview.asWebviewUri(parent).toString() }),
      ...(folder === undefined ? {} : { root: webview.asWebviewUri(folder).toString() }),
    };
    webview.html = pageHtml(webview, this.#host.extensionUri, settings);
  }

  /** The server has the log, for the first time or again: subscribes to changes, and lets the page request messages again. */
  serve(): void {
    const uri = this.#uri;
    this.#watch(uri, true).then(
      () => {
        if (uri === this.#uri) this.#post({ type: 'reset' });
      },
      () => undefined,
    );
  }

  /** No editor shows the text any more. While the page is visible, its log stays open. */
  documentClosed(): void {
    // A change of language closes a document and opens it again at once.
    setTimeout(() => {
      if (!this.#disposed && this.panel.visible) void this.#ensureDocument();
    }, 0);
  }

  changed(change: PreviewChangedParams): void {
    this.#post({ type: 'changed', change });
  }

  /** The findings of the log changed, perhaps far from the last edit, or the appearance of people. */
  outdate(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => this.#post({ type: 'refresh' }), FINDINGS_PAUSE);
  }

  followCursor(editor: vscode.TextEditor): void {
    if (followsEditor(editor)) this.#follow({ cursor: editor.selection.active.line });
  }

  followScrolling(editor: vscode.TextEditor): void {
    const visible = editor.visibleRanges[0];
    if (!followsEditor(editor) || visible === undefined || this.#editor.isMoving) return;
    const cursor = editor.selection.active;
    this.#follow({
      top: visible.start.line,
      ...(visible.contains(cursor) ? { cursor: cursor.line } : {}),
    });
  }

  /**
   * Shows the text of the log.
   *
   * @param line the line for the cursor; without one the cursor stays
   * @param focus whether the editor takes the focus
   */
  reveal(line: number | undefined, focus: boolean): Promise<void> {
    // A double click begins with a click: they run in order, so that the last one sets the focus.
    this.#revealing = this.#revealing
      .then(() => this.#editor.show(line, focus, this.panel.viewColumn))
      .catch(async () => void (await this.#ensureDocument()));
    return this.#revealing;
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#start();
      case 'window':
        return this.#answerWindow(message.id, message.first, message.count);
      case 'scrolled':
        this.#editor.scrollTo(message.line);
        return;
      case 'openLog':
        this.show(vscode.Uri.parse(message.uri));
        return;
      case 'request':
        return this.#answerRequest(message);
      case 'reveal':
        return this.reveal(message.line, message.focus);
      case 'copyText':
        return void vscode.env.clipboard.writeText(message.text);
      case 'copyLink':
        return void copyLinkTo(this.#host.server, this.#uri, { line: message.line, character: 0 });
      case 'rename':
        return this.#rename(message.line);
      case 'allowImages':
        await this.#host.consent.allow(message.hosts);
        this.#host.reloadAll();
    }
  }

  async #rename(line: number): Promise<void> {
    await this.reveal(line, true);
    await this.#editor.rename(this.#host.server);
  }

  /** Starts the page at the place of the editor. */
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
    const uri = this.#uri;
    try {
      const params = { textDocument: { uri: this.uri.toString() }, first, count };
      window = await this.#host.server.request<PreviewWindow | null>(PREVIEW_WINDOW, params);
      if (window === null) await this.#ensureDocument();
    } catch {
      // The log changed meanwhile, or the server is restarting: the page will send the request again.
    }
    if (uri === this.#uri) this.#post({ type: 'window', id, ...(window && { window }) });
  }

  async #answerRequest({ id, name, params }: Extract<FromPage, { type: 'request' }>): Promise<void> {
    const uri = this.#uri;
    let result: PageRequests[keyof PageRequests]['result'] | null = null;
    try {
      const request = toServerRequest(name, uri.toString(), params);
      result = await this.#host.server.request<typeof result>(request.method, request.params);
    } catch {
      // The log changed meanwhile, or the server is restarting: the page decides whether it asks again.
    }
    if (uri === this.#uri) this.#post({ type: 'response', id, ...(result !== null && { result }) });
  }

  /** Opens the document if it is not open, as the server knows only open ones. Shows a text in the page if that fails. */
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

  async #watch(uri: vscode.Uri, watch: boolean): Promise<void> {
    await this.#host.server.request(PREVIEW_WATCH, { textDocument: { uri: uri.toString() }, watch });
  }

  async #locate(line: number): Promise<PreviewLocation | undefined> {
    try {
      const params = { textDocument: { uri: this.uri.toString() }, line };
      return (await this.#host.server.request<PreviewLocation | null>(PREVIEW_LOCATE, params)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Sends the page the place of the editor; only the latest one, as scrolling produces many. */
  async #follow(lines: { cursor?: number; top?: number }): Promise<void> {
    this.#next = { ...this.#next, ...lines };
    if (this.#following) return;
    this.#following = true;
    while (this.#next !== undefined) {
      const { cursor, top } = this.#next;
      this.#next = undefined;
      const uri = this.#uri;
      const [at, first] = await Promise.all([
        cursor === undefined ? undefined : this.#locate(cursor),
        top === undefined ? undefined : this.#locate(top),
      ]);
      if (uri === this.#uri)
        this.#post({ type: 'follow', ...(at && { cursor: at.index }), ...(first && { top: first }) });
    }
    this.#following = false;
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.panel.webview.postMessage(message);
  }
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
