import * as vscode from 'vscode';
import { NAVIGATE, type NavigateParams, type Navigation } from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { toLspPosition } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';

type Direction = Extract<NavigateParams['to'], string>;

/** VS Code reports a move within this time, in milliseconds, or not at all. */
const SETTLING = 500;

/** Moves the cursor from message to message. */
export class Navigator {
  readonly #server: Server;
  #last = Promise.resolve();

  constructor(server: Server) {
    this.#server = server;
  }

  /** Moves from the cursor of the active chat log. Quick key presses are handled in their order. */
  go(to: Direction): Promise<void> {
    this.#last = this.#last.then(() => this.#goNow(to)).catch(() => undefined);
    return this.#last;
  }

  async #goNow(to: Direction): Promise<void> {
    const editor = activeChatLog();
    if (editor === undefined) return;
    const found = await navigation(this.#server, editor, to);
    if (found?.message !== undefined) await showAndSettle(editor, found.message);
    else if (found !== null) await refuseAtCursor(editor, nothingThere(to));
  }
}

/** The active editor, if it shows a chat log. */
export function activeChatLog(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isChatLog(editor.document) ? editor : undefined;
}

/**
 * A message relative to the cursor of an editor; `null` if the server doesn't know the log (yet).
 *
 * @throws if the server can't answer, or the log changed meanwhile
 */
export function navigation(
  server: Server,
  { document, selection }: vscode.TextEditor,
  to?: NavigateParams['to'],
  token?: vscode.CancellationToken,
): Promise<Navigation | null> {
  const params: NavigateParams = {
    textDocument: { uri: document.uri.toString() },
    position: toLspPosition(selection.active),
    ...(to !== undefined && { to }),
  };
  return server.request<Navigation | null>(NAVIGATE, params, token);
}

/** Puts a single cursor on a message's speaker, and scrolls it into view. */
export function show(
  editor: vscode.TextEditor,
  { position }: Pick<NonNullable<Navigation['message']>, 'position'>,
): void {
  const at = new vscode.Position(position.line, position.character);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * The same, and waits until VS Code has reported the move. A late report of an earlier move would otherwise reset the cursor
 * for the next key press.
 */
async function showAndSettle(
  editor: vscode.TextEditor,
  message: NonNullable<Navigation['message']>,
): Promise<void> {
  const { selection } = editor;
  show(editor, message);
  const target = editor.selection;
  if (target.isEqual(selection)) return;
  await new Promise<void>(resolve => {
    const settled = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor === editor && selections[0]?.isEqual(target)) done();
    });
    const timer = setTimeout(done, SETTLING);
    function done(): void {
      settled.dispose();
      clearTimeout(timer);
      resolve();
    }
  });
}

function nothingThere(to: Direction): string {
  switch (to) {
    case 'next':
      return vscode.l10n.t('There is no later message.');
    case 'previous':
      return vscode.l10n.t('There is no earlier message.');
    case 'nextOfSpeaker':
      return vscode.l10n.t('There is no later message of this speaker.');
    case 'previousOfSpeaker':
      return vscode.l10n.t('There is no earlier message of this speaker.');
  }
}
