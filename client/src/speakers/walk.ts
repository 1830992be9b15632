import * as vscode from 'vscode';
import { SPEAKER_NEXT, type SpeakerMessage, type SpeakerNextParams } from '../../../server/src/protocol';
import { activeChatLog, show } from '../navigation/navigator';
import { shortName } from '../navigation/shortName';
import type { Server } from '../server/lifecycle';
import { showInformation } from '../support/notifications';
import { showStatusMessage } from '../support/statusMessage';

/** The person whose messages are visited. */
export type Whose = Pick<SpeakerNextParams, 'name' | 'under' | 'log'>;

/** Goes through the messages of one person, over all logs. The focus does not move, so that Enter can be pressed again. */
export class SpeakerWalk {
  readonly #server: Server;
  #last = Promise.resolve();

  constructor(server: Server) {
    this.#server = server;
  }

  /** Continues from the cursor. Quick clicks are handled in their order. */
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

/** A person's next message after the cursor; `null` if they have none. */
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

/** Shows a message, in the active editor if that shows its log. */
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
