import * as vscode from 'vscode';
import type { ExportBeginParams } from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { isFolder } from '../support/fileExists';
import { showError, showInformation, showWarning } from '../support/notifications';
import { withProgress } from '../support/progress';
import { chooseTargets, type ExportTarget } from './exportTarget';
import { readAssets } from './pageAssets';
import { printPage } from './printPage';
import { requestPage } from './requestPage';

const PDF = /\.pdf$/i;

/**
 * Exports logs as one transcript for readers, or one for each month: a page, or a PDF where a browser can print it. The user chooses the file; each
 * file is written when it is whole.
 *
 * @param selected what is selected in the Explorer; without it, the active log
 */
export async function exportLogs(
  server: Server,
  { extension, globalStorageUri }: vscode.ExtensionContext,
  selected: readonly vscode.Uri[] | undefined,
): Promise<void> {
  const active = activeChatLog()?.document.uri;
  const chosen = selected ?? (active === undefined ? undefined : [active]);
  if (chosen === undefined) {
    void showInformation(vscode.l10n.t('Open a chat log first, or select logs or folders in the Explorer.'));
    return;
  }
  const sources = await Promise.all(chosen.map(sourceOf));
  const targets = await chooseTargets(server, sources);
  const [first] = targets ?? [];
  if (targets === undefined || first === undefined) return;
  const isPaper = PDF.test(first.file.path);
  if (!isPaper && !/\.html?$/i.test(first.file.path)) {
    // The name of a log, given by mistake, would cost its messages.
    void showError(vscode.l10n.t('Choose a name that ends in {0}.', '.html / .pdf'));
    return;
  }
  const common = {
    sources,
    language: vscode.env.language,
    version: String((extension.packageJSON as { version: unknown }).version),
    ...(await readAssets(extension.extensionUri)),
    isPaper,
    media: vscode.workspace
      .getConfiguration('chatlog', chosen[0])
      .get<'embed' | 'link'>('export.pictures', 'embed'),
  };
  const written = await writeAll(server, common, targets, globalStorageUri);
  if (written.length > 0) await offerToOpen(written);
}

async function sourceOf(uri: vscode.Uri): Promise<string> {
  const text = uri.toString().replace(/\/$/, '');
  return (await isFolder(uri)) ? `${text}/` : text;
}

/** @returns the files that were written: fewer than the targets if it was cancelled or has failed, which the user is told */
async function writeAll(
  server: Server,
  common: Omit<ExportBeginParams, 'target' | 'month'>,
  targets: readonly ExportTarget[],
  storage: vscode.Uri,
): Promise<readonly vscode.Uri[]> {
  const written: vscode.Uri[] = [];
  let noBrowser: string | undefined;
  await withProgress(vscode.l10n.t('Exporting'), async (report, token) => {
    for (const [i, { file, month }] of targets.entries()) {
      const params: ExportBeginParams = {
        ...common,
        ...(month !== undefined && { month }),
        target: file.toString(),
      };
      // Of several files, they are counted: how many messages all of them have is not known yet.
      const reportMessages = targets.length === 1 ? report : () => undefined;
      if (targets.length > 1) report(i, targets.length);
      const text = await requestPage(server, params, reportMessages, token);
      if (text === undefined) return;
      const bytes = new TextEncoder().encode(text);
      if (!common.isPaper) {
        await vscode.workspace.fs.writeFile(file, bytes);
        written.push(file);
        continue;
      }
      const printed = await printPage(server, bytes, file, storage, token);
      if (printed === undefined) return;
      if ('failure' in printed) {
        void showError(printed.failure);
        return;
      }
      written.push(printed.file);
      if ('noBrowser' in printed) noBrowser = printed.noBrowser;
    }
  });
  if (noBrowser !== undefined) void showWarning(noBrowser);
  return written;
}

async function offerToOpen(files: readonly vscode.Uri[]): Promise<void> {
  const [first] = files;
  const folder = vscode.Uri.joinPath(first!, '..');
  const isOne = files.length === 1;
  const open = isOne ? vscode.l10n.t('Open') : vscode.l10n.t('Open Folder');
  const text = isOne
    ? vscode.l10n.t('Exported: {0}', vscode.workspace.asRelativePath(first!))
    : vscode.l10n.t('Exported: {0} files in {1}', files.length, vscode.workspace.asRelativePath(folder));
  if ((await showInformation(text, open)) === open) await vscode.env.openExternal(isOne ? first! : folder);
}
