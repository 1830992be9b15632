import * as vscode from 'vscode';
import { isFolder } from '../support/fileExists';
import { plainText, withIcon } from '../support/plainText';
import { pickOne } from '../support/quickPick';

/** A log or a folder of logs that is merged. */
export interface MergeSource {
  readonly uri: vscode.Uri;
  readonly isFolder: boolean;
}

/**
 * Lets the user choose what is merged, as far as it is not selected in the Explorer: first the one that the messages are added to, then the
 * others. `undefined` if the user gives up.
 */
export async function chooseSources(
  selected: readonly vscode.Uri[] | undefined,
): Promise<readonly MergeSource[] | undefined> {
  const given = await Promise.all(
    (selected ?? []).map(async uri => ({ uri, isFolder: await isFolder(uri) })),
  );
  if (given.length > 1) return withTargetFirst(given);
  const areFolders = given[0]?.isFolder ?? (await promptForKind());
  if (areFolders === undefined) return undefined;
  const target = given[0] ?? (await promptForTarget(areFolders));
  if (target === undefined) return undefined;
  const others = await promptFor(areFolders, true, {
    title: areFolders
      ? vscode.l10n.t('Merge Logs: the folders whose messages are added')
      : vscode.l10n.t('Merge Logs: the logs whose messages are added'),
    openLabel: vscode.l10n.t('Merge'),
  });
  return others && [target, ...others];
}

/** The name by which the user knows a source. */
export function nameOf({ uri }: Pick<MergeSource, 'uri'>): string {
  return vscode.workspace.asRelativePath(uri);
}

async function withTargetFirst(sources: readonly MergeSource[]): Promise<readonly MergeSource[] | undefined> {
  const items = sources.map(source => ({
    label: withIcon(source.isFolder ? 'folder' : 'file', plainText(nameOf(source))),
    source,
  }));
  const target = await pickOne(items, {
    title: plainText(vscode.l10n.t('Merge Logs')),
    placeHolder: plainText(vscode.l10n.t('To which are the messages of the others added?')),
  });
  return target && [target.source, ...sources.filter(source => source !== target.source)];
}

/** A dialog of Windows and Linux shows either files or folders. */
async function promptForKind(): Promise<boolean | undefined> {
  const items = [
    { label: withIcon('folder', plainText(vscode.l10n.t('Folders of Logs, Day by Day'))), areFolders: true },
    { label: withIcon('file', plainText(vscode.l10n.t('Single Logs'))), areFolders: false },
  ];
  const item = await pickOne(items, {
    title: plainText(vscode.l10n.t('Merge Logs')),
    placeHolder: plainText(vscode.l10n.t('What is merged?')),
  });
  return item?.areFolders;
}

async function promptForTarget(isFolder: boolean): Promise<MergeSource | undefined> {
  const found = await promptFor(isFolder, false, {
    title: isFolder
      ? vscode.l10n.t('Merge Logs: the folder that messages are added to')
      : vscode.l10n.t('Merge Logs: the log that messages are added to'),
    openLabel: vscode.l10n.t('Add to This'),
  });
  return found?.[0];
}

async function promptFor(
  isFolder: boolean,
  isMany: boolean,
  texts: { readonly title: string; readonly openLabel: string },
): Promise<MergeSource[] | undefined> {
  const uris = await vscode.window.showOpenDialog({
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: isMany,
    ...texts,
  });
  return uris?.map(uri => ({ uri, isFolder }));
}
