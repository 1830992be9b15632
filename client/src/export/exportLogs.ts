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
  { extension, globalStorageUri }: vscode.ExtensionContext,
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
  if (!isPaper && !/\.html?$/i.test(target.path)) {
    // The name of a log, given by mistake, would cost its messages.
    void showError(vscode.l10n.t('Choose a name that ends in {0}.', '.html / .pdf'));
    return;
  }
  const params: ExportBeginParams = {
    sources: await Promise.all(sources.map(sourceOf)),
    language: vscode.env.language,
    version: String((extension.packageJSON as { version: unknown }).version),
    ...(await readAssets(extension.extensionUri)),
    isPaper,
    media: vscode.workspace
      .getConfiguration('chatlog', sources[0])
      .get<'embed' | 'link'>('export.pictures', 'embed'),
    target: target.toString(),
  };
  const outcome = await withProgress(vscode.l10n.t('Exporting'), async (report, token) => {
    const text = await write(server, params, report, token);
    if (text === undefined || token.isCancellationRequested) return undefined;
    const bytes = new TextEncoder().encode(text);
    if (isPaper) return print(server, bytes, target, globalStorageUri, token);
    await vscode.workspace.fs.writeFile(target, bytes);
    return target;
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

/**
 * Prints a page. Without a browser the page stays, to be printed by hand. What is made meanwhile is in a folder of the extension, never beside the user's files.
 *
 * @returns the file that is left
 */
async function print(
  server: Server,
  bytes: Uint8Array,
  target: vscode.Uri,
  storage: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<vscode.Uri | undefined> {
  const { fs } = vscode.workspace;
  const all = vscode.Uri.joinPath(storage, 'printing');
  await removeOld(all);
  const folder = vscode.Uri.joinPath(all, Date.now().toString(36) + Math.random().toString(36).slice(2, 8));
  const page = vscode.Uri.joinPath(folder, 'page.html');
  const pdf = vscode.Uri.joinPath(folder, 'page.pdf');
  await fs.createDirectory(folder);
  try {
    await fs.writeFile(page, bytes);
    const params: ExportPrintParams = { page: page.toString(), pdf: pdf.toString() };
    const printed = await server.request<ExportPrintResult>(EXPORT_PRINT, params, token);
    if (token.isCancellationRequested) return undefined;
    if ('isPrinted' in printed) {
      await fs.rename(pdf, target, { overwrite: true });
      return target;
    }
    if (!printed.noBrowser) {
      void showError(printed.reason);
      return undefined;
    }
    const left = target.with({ path: target.path.replace(PDF, '.html') });
    await fs.rename(page, left, { overwrite: true });
    void showWarning(printed.reason);
    return left;
  } finally {
    await fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  }
}

/** In milliseconds: a page is printed long before. */
const OLD = 24 * 60 * 60 * 1000;

/** Removes what is left of windows that were closed while they printed. */
async function removeOld(folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const entries = await fs.readDirectory(folder).then(undefined, () => []);
  for (const [name] of entries) {
    const left = vscode.Uri.joinPath(folder, name);
    const stat = await fs.stat(left).then(undefined, () => undefined);
    if (stat !== undefined && Date.now() - stat.mtime > OLD) {
      await fs.delete(left, { recursive: true }).then(undefined, () => undefined);
    }
  }
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const text = vscode.l10n.t('Exported: {0}', vscode.workspace.asRelativePath(file));
  if ((await showInformation(text, open)) === open) await vscode.env.openExternal(file);
}
