import * as vscode from 'vscode';
import {
  IMPORT_REMEMBERED,
  type ImportRememberedResult,
  type RememberedImportItem,
} from '../../../server/src/protocol';
import type { LogReview } from '../changes/logReview';
import { promptForLogFolder } from '../commands/logFolders';
import type { Server } from '../server/lifecycle';
import { isFolder } from '../support/fileExists';
import { showError, showInformation } from '../support/notifications';
import { plainText } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';
import { importChat, promptForExports } from './importChat';
import { hasLink, rememberedExports } from './rememberedExports';
import { titleOfPath } from './rememberedPath';

/** Repeats a remembered import that the user chooses, with the newest export of its conversation. */
export async function importAgain(server: Server, review: LogReview): Promise<void> {
  const chosen = await pickImport(server);
  if (chosen === undefined) return;
  const found = await rememberedExports(chosen);
  const isGone = found?.exports.length === 0;
  const exports = isGone ? await chooseInstead(chosen) : found?.exports;
  if (exports === undefined || exports.length === 0) return;
  const folder = vscode.Uri.parse(chosen.folder, true);
  const remembered = vscode.Uri.joinPath(folder, chosen.to);
  // A link may lead out of the workspace.
  const isLinked = await hasLink(folder, remembered);
  const to = isLinked ? await promptForLogFolder(vscode.l10n.t('Import Again')) : remembered;
  if (to === undefined) return;
  const { conversation, format, media, zone, from } = chosen;
  // In a folder, each archive has a name of its own.
  const isTitled = !(await isFolder(exports[0]!));
  await importChat(server, review, {
    exports,
    to,
    choices: { media, conversation, ...(zone !== null && { zone }) },
    ...(!isGone && found?.areCandidates && { sought: { conversation, format, title: titleOfPath(from) } }),
    ...(isTitled && { title: conversation }),
  });
}

interface RememberedItem extends PlainItem {
  readonly remembered: RememberedImportItem;
}

async function pickImport(server: Server): Promise<RememberedImportItem | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const { imports, broken } = await server.request<ImportRememberedResult>(IMPORT_REMEMBERED, { folders });
  for (const uri of broken) {
    const name = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    void showError(
      vscode.l10n.t('{0} is broken: each import needs conversation, format, from and to.', name),
    );
  }
  if (imports.length === 0) {
    if (broken.length === 0) {
      void showInformation(vscode.l10n.t('No import is remembered yet: the first is made with Import Chat.'));
    }
    return undefined;
  }
  const items = imports.map((remembered): RememberedItem => {
    const { conversation, source, last, from } = remembered;
    return {
      label: plainText(conversation),
      description: plainText(last === null ? source : `${source} · ${vscode.l10n.t('last day: {0}', last)}`),
      detail: plainText(from),
      remembered,
    };
  });
  const picked = await pickOne(items, {
    title: plainText(vscode.l10n.t('Import Again')),
    placeHolder: plainText(vscode.l10n.t('The conversation whose newest export is imported')),
  });
  return picked?.remembered;
}

async function chooseInstead({ conversation, from }: RememberedImportItem) {
  const choose = vscode.l10n.t('Choose an Export…');
  const text = vscode.l10n.t(
    '{0}: its export {1} is gone, and no other one is beside it.',
    conversation,
    from,
  );
  return (await showError(text, choose)) === choose ? promptForExports() : undefined;
}
