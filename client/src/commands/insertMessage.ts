import * as vscode from 'vscode';
import {
  MESSAGE_PLACE,
  type MessagePlace,
  type MessagePlaceParams,
  type MessageSpeaker,
} from '../../../server/src/protocol';
import { isChatLog } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import { swatchIcon } from '../speakers/speakerItem';
import { besideName, plainText } from '../support/plainText';
import { createPick, type PlainItem } from '../support/quickPick';
import { toLspPosition } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';
import { messageSnippet, timeOfNewMessage } from './newMessage';

/** How often a message is inserted again into a text that keeps changing. */
const MAX_ATTEMPTS = 5;

/** Lets the user choose a speaker, and inserts a message after the one at the cursor, as one edit. */
export async function insertMessage(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isChatLog(editor.document)) return;
  const { document, selection } = editor;
  const params: MessagePlaceParams = {
    textDocument: { uri: document.uri.toString() },
    position: toLspPosition(selection.active),
  };
  const requestPlace = (typed?: string) =>
    server.request<MessagePlace | null>(MESSAGE_PLACE, { ...params, ...(typed && { typed }) });
  const first = await requestPlace();
  if (first === null) return;
  const { version } = document;
  const speaker = await pickSpeaker(
    first.speakers,
    async typed => (await requestPlace(typed))?.speakers ?? [],
  );
  if (speaker === undefined) return;
  const shown = await vscode.window.showTextDocument(document, editor.viewColumn);
  // Another user may have edited the log while the list was open. VS Code also refuses a snippet for a text that has changed
  // meanwhile, for example because the user types on.
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const place = document.version === version ? first : await requestPlace();
    if (place === null) return;
    const snippet = messageSnippet(place.before, timeOfNewMessage(place, new Date()), speaker);
    const inserted = await shown.insertSnippet(
      new vscode.SnippetString(snippet),
      new vscode.Position(place.position.line, place.position.character),
      { undoStopBefore: true, undoStopAfter: true },
    );
    if (inserted) return;
  }
  await refuseAtCursor(shown, vscode.l10n.t('Nothing was done: the log keeps changing.'));
}

interface NameChoice extends PlainItem {
  readonly name: string;
}

/**
 * A name from the list, or a typed one; `undefined` if the list was closed without a name.
 *
 * @param find returns the names that match the typed text, also by pinyin
 */
function pickSpeaker(
  speakers: readonly MessageSpeaker[],
  find: (typed: string) => Promise<readonly MessageSpeaker[]>,
): Promise<string | undefined> {
  const pick = createPick<NameChoice>();
  pick.title = plainText(vscode.l10n.t('Insert Message'));
  pick.placeholder = plainText(vscode.l10n.t('Choose a speaker, or type a new name'));
  pick.items = speakers.map(toItem);
  let shownFor = '';
  const show = async (value: string) => {
    const typed = value.trim();
    const found = typed === '' ? speakers : await find(typed).catch(() => []);
    if (pick.value !== value) return;
    const isNew = typed !== '' && !speakers.some(({ name }) => name === typed);
    pick.items = [...found.map(toItem), ...(isNew ? [newSpeaker(typed)] : [])];
    // VS Code would select an item that contains the typed letters, such as the new name, before one found by pinyin.
    pick.activeItems = pick.items.slice(0, 1);
    shownFor = value;
  };
  let showing = Promise.resolve();
  pick.onDidChangeValue(value => {
    showing = show(value);
  });
  return new Promise(resolve => {
    pick.onDidAccept(async () => {
      // Enter may be pressed before the names arrive; it then means the first of them.
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

function toItem({ name, description, isMe, ...paint }: MessageSpeaker): NameChoice {
  return {
    name,
    label: plainText(name),
    description: besideName(name, description),
    iconPath: swatchIcon(paint, isMe),
    // The server decides what matches; VS Code would drop a name that was found by its pinyin.
    alwaysShow: true,
  };
}

function newSpeaker(name: string): NameChoice {
  return {
    name,
    label: plainText(name),
    description: besideName(name, vscode.l10n.t('new speaker')),
    iconPath: new vscode.ThemeIcon('person-add'),
    alwaysShow: true,
  };
}
