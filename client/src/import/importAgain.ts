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
import { plainText, withIcon } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';
import { importChat, promptForExports } from './importChat';
import { conversationsText, hasLink, rememberedExports } from './rememberedExports';
import { titleOfPath } from './rememberedPath';

/**
 * Repeats remembered imports that the user chooses, with the newest export of their conversations: one, or all that were imported from one
 * export, which is read once for all of them.
 */
export async function importAgain(server: Server, review: LogReview): Promise<void> {
  const chosen = await pickImports(server);
  const [first] = chosen;
  if (first === undefined) return;
  const found = await rememberedExports(chosen);
  const isGone = found?.exports.length === 0;
  const exports = isGone ? await chooseInstead(chosen) : found?.exports;
  if (exports === undefined || exports.length === 0) return;
  const folder = vscode.Uri.parse(first.folder, true);
  const folders = chosen.map(({ to }) => vscode.Uri.joinPath(folder, to));
  const remembered = chosen.length === 1 ? folders[0]! : vscode.Uri.joinPath(folders[0]!, '..');
  // A link may lead out of the workspace.
  const areLinked = await Promise.all(folders.map(each => hasLink(folder, each)));
  const to = areLinked.includes(true) ? await promptForLogFolder(vscode.l10n.t('Import Again')) : remembered;
  if (to === undefined) return;
  const { conversation, media, zone } = first;
  const isAlone = chosen.length === 1;
  // In a folder, each archive has a name of its own.
  const isTitled = isAlone && !(await isFolder(exports[0]!));
  await importChat(server, review, {
    exports,
    to,
    choices: { media, ...(isAlone && { conversation }), ...(zone !== null && { zone }) },
    sought: chosen.map(({ conversation, format, from }, index) => ({
      conversation,
      format,
      title: titleOfPath(from),
      ...(!isAlone && to === remembered && { to: folders[index]!.toString() }),
    })),
    areCandidates: !isGone && found?.areCandidates === true,
    ...(isTitled && { title: conversation }),
  });
}

interface RememberedItem extends PlainItem {
  /** Those that it repeats. */
  readonly remembered?: readonly RememberedImportItem[];
}

/** Empty if the user gives up, or nothing is remembered. */
async function pickImports(server: Server): Promise<readonly RememberedImportItem[]> {
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
    return [];
  }
  const picked = await pickOne(itemsOf(imports), {
    title: plainText(vscode.l10n.t('Import Again')),
    placeHolder: plainText(vscode.l10n.t('The conversation whose newest export is imported')),
  });
  return picked?.remembered ?? [];
}

/** The conversations; those of one export together, with an item for all of them. */
function itemsOf(imports: readonly RememberedImportItem[]): RememberedItem[] {
  const groups = new Map<string, RememberedImportItem[]>();
  for (const each of imports) {
    const key = exportKey(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap(group => {
    const items = group.map(itemOf);
    if (group.length === 1) return items;
    const names = group.map(({ conversation }) => conversation).join(', ');
    return [
      { label: plainText(group[0]!.from), kind: vscode.QuickPickItemKind.Separator },
      {
        label: withIcon(
          'files',
          plainText(vscode.l10n.t('All {0} Conversations of This Export', group.length)),
        ),
        detail: plainText(names),
        remembered: group,
      },
      ...items,
    ];
  });
}

function itemOf(remembered: RememberedImportItem): RememberedItem {
  const { conversation, source, last, from } = remembered;
  return {
    label: plainText(conversation),
    description: plainText(last === null ? source : `${source} · ${vscode.l10n.t('last day: {0}', last)}`),
    detail: plainText(from),
    remembered: [remembered],
  };
}

/** Equal for conversations that one import reads and writes alike: from one export, into folders beside each other. */
function exportKey({ folder, from, to, zone, media }: RememberedImportItem): string {
  const above = to.includes('/') ? to.replace(/\/[^/]*$/, '') : to === '.' ? '..' : '.';
  return JSON.stringify([folder, from, above, zone, media]);
}

async function chooseInstead(chosen: readonly RememberedImportItem[]) {
  const choose = vscode.l10n.t('Choose an Export…');
  const text = vscode.l10n.t(
    '{0}: its export {1} is gone, and no other one is beside it.',
    conversationsText(chosen),
    chosen[0]!.from,
  );
  return (await showError(text, choose)) === choose ? promptForExports() : undefined;
}
