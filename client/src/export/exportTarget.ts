import * as vscode from 'vscode';
import { EXPORT_MONTHS, type ExportMonthsResult, pathOfMonth } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { confirm } from '../support/notifications';
import { plainText } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';

/** A file that is exported. */
export interface ExportTarget {
  readonly file: vscode.Uri;
  /** `2018-01` if it has the logs of that month alone. */
  readonly month?: string;
}

/**
 * Lets the user choose the files of an export: one, or one for each month if the logs are of several.
 *
 * @param sources as the server takes them
 * @returns `undefined` if the user has dismissed a choice
 */
export async function chooseTargets(
  server: Server,
  sources: readonly string[],
): Promise<readonly ExportTarget[] | undefined> {
  const isOneLog = sources.length === 1 && !sources[0]!.endsWith('/');
  const months = isOneLog ? [] : await server.request<ExportMonthsResult>(EXPORT_MONTHS, { sources });
  const isSplit = months.length > 1 ? await promptForSplit(months) : false;
  if (isSplit === undefined) return undefined;
  const file = await promptForFile(vscode.Uri.parse(sources[0]!));
  if (file === undefined) return undefined;
  if (!isSplit) return [{ file }];
  const targets = months.map(month => ({ file: file.with({ path: pathOfMonth(file.path, month) }), month }));
  return (await confirmReplacing(targets)) ? targets : undefined;
}

interface SplitItem extends PlainItem {
  readonly isSplit: boolean;
}

async function promptForSplit(months: readonly string[]): Promise<boolean | undefined> {
  const items: SplitItem[] = [
    { label: plainText(vscode.l10n.t('One file')), isSplit: false },
    {
      label: plainText(vscode.l10n.t('One file for each month')),
      description: plainText(
        vscode.l10n.t('{0} files: {1} to {2}', months.length, months[0]!, months.at(-1)!),
      ),
      isSplit: true,
    },
  ];
  const chosen = await pickOne(items, {
    title: plainText(vscode.l10n.t('Export')),
    placeHolder: plainText(vscode.l10n.t('The logs are of several months.')),
  });
  return chosen?.isSplit;
}

async function promptForFile(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const path = source.path.replace(/\/$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.chatlog)?\.[^.]*$/, '');
  const folder =
    source.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(source.with({ path }), '..');
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export'),
    saveLabel: vscode.l10n.t('Export'),
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, `${name || 'chat'}.html`) }),
    filters: {
      [vscode.l10n.t('Page')]: ['html'],
      // The web has no browser to start.
      ...(vscode.env.uiKind === vscode.UIKind.Desktop && { PDF: ['pdf'] }),
    },
  });
}

/** The dialog has asked about the name without a month alone. */
async function confirmReplacing(targets: readonly ExportTarget[]): Promise<boolean> {
  const exist = await Promise.all(targets.map(({ file }) => fileExists(file)));
  const names = targets
    .filter((_, i) => exist[i])
    .map(({ file }) => vscode.workspace.asRelativePath(file))
    .join('\n');
  return (
    names === '' ||
    confirm(vscode.l10n.t('Replace files that are there already?'), names, vscode.l10n.t('Replace'))
  );
}
