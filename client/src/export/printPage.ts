import * as vscode from 'vscode';
import { EXPORT_PRINT, type ExportPrintParams, type ExportPrintResult } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';

/** What printing has left. */
export type Printed =
  | { readonly file: vscode.Uri }
  /** Without a browser the page is left, to be printed by hand. The reason is for the user. */
  | { readonly file: vscode.Uri; readonly noBrowser: string }
  /** For the user. */
  | { readonly failure: string };

/**
 * Prints a page. What is made meanwhile is in a folder of the extension, never beside the user's files.
 *
 * @returns `undefined` if it was cancelled
 */
export async function printPage(
  server: Server,
  bytes: Uint8Array,
  target: vscode.Uri,
  storage: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<Printed | undefined> {
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
      return { file: target };
    }
    if (!printed.noBrowser) return { failure: printed.reason };
    const left = target.with({ path: target.path.replace(/\.pdf$/i, '.html') });
    await fs.rename(page, left, { overwrite: true });
    return { file: left, noBrowser: printed.reason };
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
