import * as vscode from 'vscode';
import { SPEAKER_NEXT, type SpeakerMessage, type SpeakerNextParams } from '../../../server/src/protocol';
import { activeChatLog, show } from '../navigation/navigator';
import { shortName } from '../navigation/shortName';
import type { Server } from '../server/lifecycle';
import { showInformation } from '../support/notifications';
import { showStatusMessage } from '../support/statusMessage';

/** Whose messages are gone through. */
export type Whose = Pick<SpeakerNextParams, 'name' | 'under' | 'log'>;

/** Goes from message to message of one person, from log to log. The focus stays where it is, so that Enter goes on. */
export class SpeakerWalk {
  readonly #server: Server;
  #last = Promise.resolve();

  constructor(server: Server) {
    this.#server = server;
  }

  /** Goes on from the cursor; in the order of the clicks, however quick they are. */
  go(whose: Whose, backwards: boolean): Promise<void> {
    this.#last = this.#last.then(() => this.#goNow(whose, backwards)).catch(() => undefined);
    return this.#last;
  }

  async #goNow(whose: Whose, backwards: boolean): Promise<void> {
    const found = await nextMessage(this.#server, whose, backwards);
    const name = shortName(whose.under ?? whose.name);
    if (found === null) {
      void showInformation(vscode.l10n.t('{0} has said nothing in these logs.', name));
      return;
    }
    await showMessage(found, true);
    showStatusMessage(describe(found, name, backwards), 'person');
  }
}

/** The message of a person that follows the cursor; `null` where there is none at all. */
export function nextMessage(
  server: Server,
  whose: Whose,
  backwards: boolean,
): Promise<SpeakerMessage | null> {
  const editor = activeChatLog();
  const { line, character } = editor?.selection.active ?? { line: 0, character: 0 };
  const params: SpeakerNextParams = {
    ...whose,
    ...(backwards && { backwards }),
    ...(editor && { from: { uri: editor.document.uri.toString(), position: { line, character } } }),
  };
  return server.request<SpeakerMessage | null>(SPEAKER_NEXT, params);
}

/** Shows a message, in the active editor where that shows its log. */
export async function showMessage(
  { uri, position }: SpeakerMessage,
  preserveFocus: boolean,
): Promise<vscode.TextEditor> {
  const active = activeChatLog();
  const target = vscode.Uri.parse(uri);
  const editor =
    preserveFocus && active?.document.uri.toString() === target.toString()
      ? active
      : await vscode.window.showTextDocument(target, { preserveFocus });
  show(editor, { position });
  return editor;
}

function describe({ index, total, wrapped }: SpeakerMessage, name: string, backwards: boolean): string {
  if (!wrapped) return vscode.l10n.t('{0}: message {1} of {2}', name, index + 1, total);
  return backwards
    ? vscode.l10n.t('{0}: message {1} of {2}, back at the last', name, index + 1, total)
    : vscode.l10n.t('{0}: message {1} of {2}, back at the first', name, index + 1, total);
}
