import * as vscode from 'vscode';
import type { Navigation } from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { plainText } from '../support/plainText';
import { createStatusBarItem } from '../support/statusMessage';
import { activeChatLog, navigation } from './navigator';
import { shortName } from './shortName';

/** The minimum time between two requests while the cursor moves, in milliseconds. */
const PERIOD = 50;

/** To the left of line and column. */
const PRIORITY = 101;

/**
 * Shows in the status bar the number and the speaker of the message at the cursor, and the number of messages. A click opens
 * "go to time".
 */
export function showMessageInStatusBar(server: Server): vscode.Disposable {
  return new MessageStatus(server);
}

class MessageStatus implements vscode.Disposable {
  readonly #server: Server;
  readonly #item = createStatusBarItem('chatlog.message', PRIORITY);
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: vscode.CancellationTokenSource | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#item.name = plainText(vscode.l10n.t('Message of the Chat Log'));
    this.#item.command = 'chatlog.goToTime';
    const isActive = (document: vscode.TextDocument) => document === vscode.window.activeTextEditor?.document;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor && isChatLog(textEditor.document))
          this.#updateSoon();
      }),
      // Edits by others, or edits that don't move the cursor, also change the count.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isActive(document) && isChatLog(document)) this.#updateSoon();
      }),
      // Its language may have changed, which VS Code reports as closing and opening.
      vscode.workspace.onDidOpenTextDocument(document => {
        if (isActive(document)) this.#update();
      }),
      server.onDidStart(() => this.#update()),
    );
    this.#update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#request?.cancel();
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  #updateSoon(): void {
    this.#timer ??= setTimeout(() => this.#update(), PERIOD);
  }

  #update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#request?.cancel();
    const editor = activeChatLog();
    if (editor === undefined) {
      this.#item.hide();
      return;
    }
    this.#request = new vscode.CancellationTokenSource();
    const { token } = this.#request;
    navigation(this.#server, editor, undefined, token).then(
      found => {
        if (token.isCancellationRequested) return;
        if (found === null) this.#item.hide();
        else this.#show(found);
      },
      // Either a later update succeeds, or the server has ended, which its lifecycle reports.
      () => undefined,
    );
  }

  #show({ total, message }: Navigation): void {
    const { text, spoken } = describe(total, message);
    this.#item.text = plainText(text);
    this.#item.tooltip = plainText(vscode.l10n.t('{0}: go to a time', spoken));
    this.#item.accessibilityInformation = { label: this.#item.tooltip };
    this.#item.show();
  }
}

/** The visible text, and the text for screen readers, with names in full. */
function describe(total: number, message: Navigation['message']): { text: string; spoken: string } {
  if (message === undefined) {
    const text =
      total === 0
        ? vscode.l10n.t('No messages yet')
        : total === 1
          ? vscode.l10n.t('1 message')
          : vscode.l10n.t('{0} messages', total);
    return { text, spoken: text };
  }
  const number = message.index + 1;
  const text = vscode.l10n.t('Message {0} / {1}', number, total);
  const spoken = vscode.l10n.t('Message {0} of {1}', number, total);
  return message.speaker === ''
    ? { text, spoken }
    : { text: `${text} · ${shortName(message.speaker)}`, spoken: `${spoken} · ${message.speaker}` };
}
