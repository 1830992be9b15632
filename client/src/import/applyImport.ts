import * as vscode from 'vscode';
import {
  IMPORT_MEMORY,
  IMPORT_PICTURE,
  IMPORT_REGISTRY,
  type ImportMemoryParams,
  type ImportMemoryResult,
  type ImportPictureResult,
  type ImportReading,
  type ImportRegistryResult,
  type OfferKind,
} from '../../../server/src/protocol';
import { bytesOfBase64 } from '../../../server/src/protocol/base64';
import { addedBy, isChanged, writtenText } from '../changes/changedLogs';
import type { ReviewedLogs } from '../changes/logReview';
import { isSameText, type LogsEdit, writeLogs } from '../changes/logsEdit';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { showInformation } from '../support/notifications';
import type { ReportProgress } from '../support/progress';

/** Writes an import as one edit, which one undo takes back. */
export async function applyImport(
  server: Server,
  { pictures, offeredPictures }: ImportReading,
  taken: ReadonlySet<OfferKind>,
  changes: ReviewedLogs,
): Promise<void> {
  const isWritten = await writeLogs(
    vscode.l10n.t('Importing'),
    vscode.l10n.t('Nothing was imported: a file was created or changed meanwhile. Import again.'),
    (made, report, token) =>
      fill(made, server, pictures + (taken.has('picture') ? offeredPictures : 0), changes, report, token),
  );
  if (!isWritten) return;
  const first = changes.logs.find(isChanged);
  const open = vscode.l10n.t('Open First Log');
  const text = writtenText(addedBy(changes), (messages, logs) =>
    vscode.l10n.t('Imported: {0} in {1}.', messages, logs),
  );
  void showInformation(text, ...(first ? [open] : [])).then(async chosen => {
    if (chosen === open && first) await vscode.window.showTextDocument(vscode.Uri.parse(first.uri));
  });
}

async function fill(
  made: LogsEdit,
  server: Server,
  pictures: number,
  changes: ReviewedLogs,
  report: ReportProgress,
  token: vscode.CancellationToken,
): Promise<void> {
  for (let index = 0; index < pictures; index++) {
    if (token.isCancellationRequested) return;
    const picture = await server.request<ImportPictureResult>(IMPORT_PICTURE, { index });
    if (picture !== null) made.create(vscode.Uri.parse(picture.uri), bytesOfBase64(picture.base64));
  }
  await made.addLogs(changes, report, token);
  if (token.isCancellationRequested) return;
  const registry = await server.request<ImportRegistryResult>(IMPORT_REGISTRY, {});
  if (registry !== null) await made.add(vscode.Uri.parse(registry.uri), registry);
  const folder = vscode.Uri.parse(changes.logs[0]!.uri);
  if (!vscode.workspace.getConfiguration('chatlog', folder).get('import.remember', true)) return;
  const memory = await server.request<ImportMemoryResult>(IMPORT_MEMORY, {
    kept: changes.kept,
  } satisfies ImportMemoryParams);
  if (memory === null) return;
  const uri = vscode.Uri.parse(memory.uri);
  if (memory.before !== null) {
    const document = await vscode.workspace.openTextDocument(uri);
    // The server has read the file on the disk. What is typed and not saved is worth more than remembering an import.
    if (isSameText(document.getText(), memory.before)) made.replace(document, memory.after);
    else
      void showInformation(
        vscode.l10n.t(
          'This import is not remembered: {0} has changed meanwhile.',
          vscode.workspace.asRelativePath(uri),
        ),
      );
  } else if (!(await fileExists(uri))) made.create(uri, new TextEncoder().encode(memory.after));
}
