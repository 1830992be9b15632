import * as vscode from 'vscode';
import { PEOPLE_CHANGED } from '../../../server/src/protocol';
import { importDrop } from '../import/importDrop';
import { isChatLog } from '../language/chatLogDocuments';
import { activeChatLog, navigation } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { plainText } from '../support/plainText';
import { createTreeView, type PlainTreeView } from '../support/treeView';
import type { Node } from './speakerNodes';
import type { SpeakerOrder } from './speakerOrder';
import { SpeakersTree } from './speakersTree';

const VIEW = 'chatlog.speakers';

/** Context keys: whether the view is there, whether it is known to have no rows, and what its title offers. */
const IS_ACTIVE = 'chatlog.isActive';
const IS_EMPTY = 'chatlog.speakers.isEmpty';
const SHOWS_ONE_LOG = 'chatlog.speakers.showsOneLog';
const ORDER = 'chatlog.speakers.order';

/** Milliseconds without typing or moving before the view follows. */
const UPDATE_PAUSE = 700;
const FOLLOW_PAUSE = 150;

/** Lets the view show its hint for a folder that is known to have no logs. With the first log it has rows. */
export function showNoSpeakers(): void {
  void vscode.commands.executeCommand('setContext', IS_EMPTY, true);
}

/** The Speakers view. While it is hidden, or before the first log is seen, it sends no requests. */
export class SpeakersView implements vscode.Disposable {
  readonly #server: Server;
  readonly #memory: vscode.Memento;
  readonly #tree: SpeakersTree;
  readonly #view: PlainTreeView<Node>;
  readonly #subscriptions: vscode.Disposable;
  #updateTimer: ReturnType<typeof setTimeout> | undefined;
  #followTimer: ReturnType<typeof setTimeout> | undefined;
  #following: vscode.CancellationTokenSource | undefined;
  /** The log that was active last. The view keeps showing it while another document is active. */
  #log: string | undefined;

  constructor(server: Server, memory: vscode.Memento) {
    this.#server = server;
    this.#memory = memory;
    this.#tree = new SpeakersTree(server);
    this.#log = activeChatLog()?.document.uri.toString();
    this.#configure();
    this.#view = createTreeView(VIEW, this.#tree, { drop: importDrop });
    this.#subscriptions = vscode.Disposable.from(
      this.#tree,
      this.#view,
      this.#tree.onDidLoad(() => this.#describe()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) void this.#update().then(() => this.#follow());
      }),
      server.onNotification(PEOPLE_CHANGED, () => this.#outdate()),
      server.onDidStart(() => {
        // The server starts with the first chat log.
        void vscode.commands.executeCommand('setContext', IS_ACTIVE, true);
        this.#tree.outdate();
        void this.#update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#changeLog()),
      vscode.workspace.onDidOpenTextDocument(document => {
        if (document === vscode.window.activeTextEditor?.document) this.#changeLog();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor && isChatLog(textEditor.document))
          this.#followSoon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#updateTimer);
    clearTimeout(this.#followTimer);
    this.#following?.cancel();
    this.#subscriptions.dispose();
  }

  /** The row that is selected. */
  get selected(): Node | undefined {
    return this.#view.selection[0];
  }

  /** The log if only its speakers are shown; `undefined` if those of all logs are. */
  get onlyLog(): string | undefined {
    return this.#showsOneLog ? this.#log : undefined;
  }

  /** Shows only the speakers of the log in the editor, or those of all logs. */
  showOneLog(oneLog: boolean): Promise<void> {
    return this.#change(SHOWS_ONE_LOG, oneLog);
  }

  sortBy(order: SpeakerOrder): Promise<void> {
    return this.#change(ORDER, order);
  }

  get #showsOneLog(): boolean {
    return this.#memory.get(SHOWS_ONE_LOG, false);
  }

  get #order(): SpeakerOrder {
    return this.#memory.get<SpeakerOrder>(ORDER, 'messages');
  }

  async #change(key: string, value: unknown): Promise<void> {
    await this.#memory.update(key, value);
    this.#configure();
    await this.#update();
  }

  #configure(): void {
    void vscode.commands.executeCommand('setContext', SHOWS_ONE_LOG, this.#showsOneLog);
    void vscode.commands.executeCommand('setContext', ORDER, this.#order);
    const log = this.onlyLog;
    this.#tree.show({
      order: this.#order,
      ...(log !== undefined && { log }),
      ...(this.#log !== undefined && { colorsOf: this.#log }),
    });
  }

  #changeLog(): void {
    const log = activeChatLog()?.document.uri.toString();
    if (log === undefined) return;
    const isOther = log !== this.#log;
    this.#log = log;
    if (isOther) {
      this.#configure();
      void this.#update();
    }
    this.#followSoon();
  }

  /** The known people may have changed. */
  #outdate(): void {
    this.#tree.outdate();
    clearTimeout(this.#updateTimer);
    this.#updateTimer = setTimeout(() => void this.#update(), UPDATE_PAUSE);
  }

  async #update(): Promise<void> {
    if (this.#view.visible && this.#server.isStarted) await this.#tree.update().catch(() => undefined);
  }

  #describe(): void {
    void vscode.commands.executeCommand('setContext', IS_EMPTY, this.#tree.size === 0);
    const count = this.#tree.size.toLocaleString(vscode.env.language);
    this.#view.description = plainText(this.#showsOneLog ? vscode.l10n.t('{0} · this log', count) : count);
  }

  #followSoon(): void {
    clearTimeout(this.#followTimer);
    this.#followTimer = setTimeout(() => void this.#follow(), FOLLOW_PAUSE);
  }

  /** Selects the speaker at the cursor, without taking the focus. */
  async #follow(): Promise<void> {
    this.#following?.cancel();
    const editor = activeChatLog();
    if (editor === undefined || !this.#view.visible) return;
    const request = new vscode.CancellationTokenSource();
    this.#following = request;
    try {
      const found = await navigation(this.#server, editor, undefined, request.token);
      const node = this.#tree.find(found?.message?.speaker ?? '');
      if (request.token.isCancellationRequested || node === undefined || !this.#view.visible) return;
      const { selected } = this;
      if (selected !== undefined && (selected.kind === 'speaker' ? selected : selected.parent) === node)
        return;
      await this.#view.reveal(node, { select: true, focus: false });
    } catch {
      // The log or the list changed meanwhile; that causes an update of its own.
    }
  }
}
