import * as vscode from 'vscode';
import type { Navigation } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { createInputBox, hint } from '../support/inputBox';
import { type PlainText, plainText } from '../support/plainText';
import { activeChatLog, navigation, show } from './navigator';

/** Opens an input for a time, and goes to its message while the user types; Escape returns to the former position. */
export function goToTime(server: Server): void {
  const editor = activeChatLog();
  if (editor !== undefined) new TimeBox(server, editor).open();
}

class TimeBox {
  readonly #server: Server;
  readonly #editor: vscode.TextEditor;
  readonly #box = createInputBox();
  readonly #highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  readonly #selections: readonly vscode.Selection[];
  readonly #visible: vscode.Range | undefined;
  #request: vscode.CancellationTokenSource | undefined;
  /** Resolves when the message of the typed time is shown. */
  #showing = Promise.resolve();
  #arrived = false;
  #accepted = false;

  constructor(server: Server, editor: vscode.TextEditor) {
    this.#server = server;
    this.#editor = editor;
    this.#selections = editor.selections;
    this.#visible = editor.visibleRanges[0];
    this.#box.title = plainText(vscode.l10n.t('Go to Time'));
    this.#box.placeholder = plainText('1951');
    this.#box.prompt = howTo();
    this.#box.onDidChangeValue(value => {
      this.#showing = this.#look(value.trim()).catch(() => undefined);
    });
    // Enter may be pressed before the message is shown.
    this.#box.onDidAccept(() => this.#showing.then(() => this.#accept()));
    this.#box.onDidHide(() => this.#dispose());
  }

  open(): void {
    this.#box.show();
  }

  async #look(typed: string): Promise<void> {
    this.#request?.cancel();
    this.#request = new vscode.CancellationTokenSource();
    const { token } = this.#request;
    const found = typed === '' ? null : await navigation(this.#server, this.#editor, { time: typed }, token);
    if (token.isCancellationRequested) return;
    this.#arrived = found?.message !== undefined;
    this.#box.prompt = describe(found) ?? howTo();
    this.#box.validationMessage =
      found === null || this.#arrived
        ? undefined
        : hint(
            found.isNoTime
              ? vscode.l10n.t('Not a time of day: expected for example {0}', '1951, 19:51:07, 7pm')
              : vscode.l10n.t('No message of this log has a time.'),
          );
    if (found?.message === undefined) return this.#goBack();
    show(this.#editor, found.message);
    this.#editor.setDecorations(this.#highlight, [this.#editor.selection]);
  }

  #accept(): void {
    // A time without a message stays in the box, to be corrected.
    if (!this.#arrived) return;
    this.#accepted = true;
    this.#box.hide();
  }

  #dispose(): void {
    this.#request?.cancel();
    if (!this.#accepted) this.#goBack();
    this.#highlight.dispose();
    this.#box.dispose();
  }

  #goBack(): void {
    // The editor may have been closed meanwhile.
    if (!vscode.window.visibleTextEditors.includes(this.#editor)) return;
    this.#editor.setDecorations(this.#highlight, []);
    this.#editor.selections = this.#selections;
    if (this.#visible !== undefined)
      this.#editor.revealRange(this.#visible, vscode.TextEditorRevealType.AtTop);
  }
}

function howTo(): PlainText {
  return plainText(vscode.l10n.t('A time such as {0}', '1951, 19:51:07, 7pm'));
}

function describe(found: Navigation | null): PlainText | undefined {
  if (found?.message === undefined) return undefined;
  const { index, speaker, time } = found.message;
  const place = vscode.l10n.t('message {0} of {1}', index + 1, found.total);
  return plainText([time, speaker, place].filter(Boolean).join(' · '));
}
