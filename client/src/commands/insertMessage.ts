import * as vscode from 'vscode';
import { MESSAGE_PLACE, type MessagePlace, type MessagePlaceParams } from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { withoutIcons } from '../support/plainText';
import { toLspPosition } from '../support/ranges';
import { messageSnippet, timeOfNewMessage } from './newMessage';

/** How often a message is inserted anew into a text that goes on changing. */
const MAX_ATTEMPTS = 5;

/** Asks who speaks, and puts a message after the one at the cursor, as one edit. */
export async function insertMessage(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isChatLog(editor.document)) return;
  const { document, selection } = editor;
  const params: MessagePlaceParams = {
    textDocument: { uri: document.uri.toString() },
    position: toLspPosition(selection.active),
  };
  const ask = (typed?: string) =>
    server.request<MessagePlace | null>(MESSAGE_PLACE, { ...params, ...(typed && { typed }) });
  const first = await ask();
  if (first === null) return;
  const { version } = document;
  const speaker = await pickSpeaker(first.speakers, async typed => (await ask(typed))?.speakers ?? []);
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
  void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was done: the log goes on changing.'));
}

interface NameChoice extends vscode.QuickPickItem {
  readonly name: string;
}

/**
 * A name from the list, or the one typed; `undefined` when nobody was named.
 *
 * @param find the names that match what was typed, by pinyin too
 */
function pickSpeaker(
  speakers: readonly string[],
  find: (typed: string) => Promise<readonly string[]>,
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<NameChoice>();
  // The server says what matches; VS Code would drop a name that was found by its pinyin.
  const toItem = (name: string): NameChoice => ({ name, label: withoutIcons(name), alwaysShow: true });
  pick.title = vscode.l10n.t('Insert Message');
  pick.placeholder = vscode.l10n.t('Who speaks? A new name can be typed');
  pick.items = speakers.map(toItem);
  let shownFor = '';
  const show = async (value: string) => {
    const typed = value.trim();
    const found = typed === '' ? speakers : await find(typed).catch(() => []);
    if (pick.value !== value) return;
    const isNew = typed !== '' && !speakers.includes(typed);
    pick.items = [
      ...found.map(toItem),
      ...(isNew ? [{ ...toItem(typed), description: vscode.l10n.t('new speaker') }] : []),
    ];
    // VS Code puts what holds the typed letters, as the new name does, before what was found by pinyin.
    pick.activeItems = pick.items.slice(0, 1);
    shownFor = value;
  };
  let showing = Promise.resolve();
  pick.onDidChangeValue(value => {
    showing = show(value);
  });
  return new Promise(resolve => {
    pick.onDidAccept(async () => {
      // Enter may be quicker than the names; then it means the first of those that are on their way.
      const isEarly = shownFor !== pick.value;
      if (isEarly) await showing;
      resolve((isEarly ? pick.items : pick.selectedItems)[0]?.name);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
