import * as vscode from 'vscode';
import {
  PREVIEW_WATCH,
  PREVIEW_WINDOW,
  type PreviewChangedParams,
  type PreviewWindow,
} from '../../../server/src/protocol';
import { copyLinkTo } from '../commands/copyLink';
import type { Server } from '../server/lifecycle';
import { plainText } from '../support/plainText';
import { EditorFollower } from './editorFollower';
import type { ImageConsent } from './imageConsent';
import { loadPage } from './loadPage';
import { ensureLogIsOpen } from './logDocument';
import type { FromPage, PageRequests, ToPage } from './messages';
import { pageLook } from './pageLook';
import { toServerRequest } from './pageRequests';
import { SourceEditor } from './sourceEditor';

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

/** A preview of a log, which may be replaced by another: a panel with a page that requests windows of messages, which the server renders. */
export class Preview implements vscode.Disposable {
  readonly #host: PreviewHost;
  readonly #editor = new SourceEditor(() => this.#uri);
  readonly #follower: EditorFollower;
  #revealing: Promise<void> = Promise.resolve();
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
    this.#follower = new EditorFollower(
      host.server,
      () => this.#uri,
      message => this.#post(message),
    );
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
    this.#follower.forget();
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

  /** Loads the page, also again. */
  load(): void {
    const { extensionUri, consent } = this.#host;
    const { uri, isLocked } = this;
    loadPage(this.panel.webview, { extensionUri, consent, uri, isLocked });
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
    this.#follower.followCursor(editor);
  }

  followScrolling(editor: vscode.TextEditor): void {
    if (!this.#editor.isMoving) this.#follower.followScrolling(editor);
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

  async #start(): Promise<void> {
    if (await this.#ensureDocument()) await this.#follower.start();
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

  /** Shows a text in the page if its log can't be opened. */
  async #ensureDocument(): Promise<boolean> {
    const reason = await ensureLogIsOpen(this.uri);
    if (reason !== undefined) this.#post({ type: 'unavailable', text: reason });
    return reason === undefined;
  }

  async #watch(uri: vscode.Uri, watch: boolean): Promise<void> {
    await this.#host.server.request(PREVIEW_WATCH, { textDocument: { uri: uri.toString() }, watch });
  }

  #post(message: ToPage): void {
    if (!this.#disposed) void this.panel.webview.postMessage(message);
  }
}
