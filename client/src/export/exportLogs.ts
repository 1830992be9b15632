import * as vscode from 'vscode';
import {
  EXPORT_BEGIN,
  EXPORT_END,
  EXPORT_NEXT,
  EXPORT_PRINT,
  type ExportBeginParams,
  type ExportBeginResult,
  type ExportNextResult,
  type ExportPrintParams,
  type ExportPrintResult,
} from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { isFolder } from '../support/fileExists';
import { showError, showInformation, showWarning } from '../support/notifications';
import { type ReportProgress, withProgress } from '../support/progress';
import { readAssets } from './pageAssets';

const PDF = /\.pdf$/i;

/**
 * Exports logs as one transcript for readers: a page, or a PDF where a browser can print it. The user chooses the file; it is written when it
 * is whole.
 *
 * @param selected what is selected in the Explorer; without it, the active log
 */
export async function exportLogs(
  server: Server,
  extension: vscode.Extension<unknown>,
  selected: readonly vscode.Uri[] | undefined,
): Promise<void> {
  const active = activeChatLog()?.document.uri;
  const sources = selected ?? (active === undefined ? undefined : [active]);
  if (sources === undefined) {
    void showInformation(vscode.l10n.t('Open a chat log first, or select logs or folders in the Explorer.'));
    return;
  }
  const target = await promptForFile(sources[0]!);
  if (target === undefined) return;
  const isPaper = PDF.test(target.path);
  // Beside the result: a page is opened by its extension.
  const page = isPaper ? target.with({ path: target.path.replace(PDF, '.printing.html') }) : target;
  const params: ExportBeginParams = {
    sources: await Promise.all(sources.map(sourceOf)),
    language: vscode.env.language,
    version: String((extension.packageJSON as { version: unknown }).version),
    ...(await readAssets(extension.extensionUri)),
    isPaper,
  };
  const outcome = await withProgress(vscode.l10n.t('Exporting'), async (report, token) => {
    const text = await write(server, params, report, token);
    if (text === undefined || token.isCancellationRequested) return undefined;
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(text));
    return isPaper ? print(server, page, target) : target;
  });
  if (outcome !== undefined) await offerToOpen(outcome);
}

async function promptForFile(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const name = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/(?:\.chatlog)?\.[^.]*$/, '');
  const folder =
    source.scheme === 'untitled'
      ? vscode.workspace.workspaceFolders?.[0]?.uri
      : vscode.Uri.joinPath(source, '..');
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

async function sourceOf(uri: vscode.Uri): Promise<string> {
  const text = uri.toString().replace(/\/$/, '');
  return (await isFolder(uri)) ? `${text}/` : text;
}

/** The text of the page; `undefined` if it was cancelled or refused. */
async function write(
  server: Server,
  params: ExportBeginParams,
  report: ReportProgress,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const begun = await server.request<ExportBeginResult>(EXPORT_BEGIN, params, token);
  if ('reason' in begun) {
    void showError(begun.reason);
    return undefined;
  }
  const { id } = begun;
  const pieces: string[] = [];
  for (let isEnd = false; !isEnd; ) {
    if (token.isCancellationRequested) {
      server.notify(EXPORT_END, { id });
      return undefined;
    }
    const piece = await server.request<ExportNextResult | null>(EXPORT_NEXT, { id }, token);
    if (piece === null) {
      void showWarning(vscode.l10n.t('Nothing was exported: the server has restarted. Export again.'));
      return undefined;
    }
    if ('reason' in piece) {
      void showError(piece.reason);
      return undefined;
    }
    pieces.push(piece.text);
    report(piece.written, Math.max(1, piece.total));
    isEnd = piece.isEnd;
  }
  return pieces.join('');
}

/** Prints a page, and removes it. Without a browser the page stays, to be printed by hand. Returns the file that is left. */
async function print(server: Server, page: vscode.Uri, target: vscode.Uri): Promise<vscode.Uri | undefined> {
  const pdf = target.with({ path: target.path.replace(PDF, '.printing.pdf') });
  const params: ExportPrintParams = { page: page.toString(), pdf: pdf.toString() };
  let printed: ExportPrintResult;
  try {
    printed = await server.request<ExportPrintResult>(EXPORT_PRINT, params);
  } catch (error) {
    // The server has ended. The browser may have begun the file.
    for (const left of [page, pdf]) await removeIfThere(left);
    throw error;
  }
  if ('isPrinted' in printed) {
    await vscode.workspace.fs.rename(pdf, target, { overwrite: true });
    await vscode.workspace.fs.delete(page);
    return target;
  }
  if (!printed.noBrowser) {
    for (const left of [page, pdf]) await removeIfThere(left);
    void showError(printed.reason);
    return undefined;
  }
  const left = target.with({ path: target.path.replace(PDF, '.html') });
  await vscode.workspace.fs.rename(page, left, { overwrite: true });
  void showWarning(printed.reason);
  return left;
}

async function removeIfThere(file: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const text = vscode.l10n.t('Exported: {0}', vscode.workspace.asRelativePath(file));
  if ((await showInformation(text, open)) === open) await vscode.env.openExternal(file);
}
