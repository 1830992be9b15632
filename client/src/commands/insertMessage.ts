import * as vscode from 'vscode';
import { MESSAGE_PLACE, type MessagePlace, type MessagePlaceParams } from '../../../server/src/protocol';
import { isChatLog } from '../chatLogDocuments';
import { messageSnippet, timeOfNewMessage } from '../newMessage';
import type { Server } from '../serverLifecycle';

/** How often a message is inserted anew into a text that goes on changing. */
const MAX_ATTEMPTS = 5;

/** Asks who speaks, and puts a message after the one at the cursor, as one edit. */
export async function insertMessage(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isChatLog(editor.document)) return;
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const params: MessagePlaceParams = {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
  };
  const ask = () => server.request<MessagePlace | null>(MESSAGE_PLACE, params);
  const first = await ask();
  if (first === null) return;
  const { version } = document;
  const speaker = await pickSpeaker(first.speakers);
  if (speaker === undefined) return;
  const shown = await vscode.window.showTextDocument(document, editor.viewColumn);
  // Somebody else may have edited the log while the list was open; and VS Code refuses a snippet for a text that has
  // changed in between, as it has for one who types on at once.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const place = document.version === version ? first : await ask();
    if (place === null) return;
    const snippet = messageSnippet(place.before, timeOfNewMessage(place, new Date()), speaker);
    const inserted = await shown.insertSnippet(
      new vscode.SnippetString(snippet),
      new vscode.Position(place.position.line, place.position.character),
      { undoStopBefore: true, undoStopAfter: true },
    );
    if (inserted) return;
  }
}

/** A name from the list, or the one typed; `undefined` when nobody was named. */
function pickSpeaker(speakers: readonly string[]): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick();
  const known: vscode.QuickPickItem[] = speakers.map(label => ({ label }));
  pick.title = vscode.l10n.t('Insert Message');
  pick.placeholder = vscode.l10n.t('Who speaks? A new name can be typed');
  pick.items = known;
  pick.onDidChangeValue(value => {
    const typed = value.trim();
    pick.items =
      typed === '' || speakers.includes(typed)
        ? known
        : [...known, { label: typed, description: vscode.l10n.t('new speaker') }];
  });
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
