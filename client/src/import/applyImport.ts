import * as vscode from 'vscode';
import {
  IMPORT_LOG,
  IMPORT_PICTURE,
  IMPORT_REGISTRY,
  type ImportLogResult,
  type ImportPictureResult,
  type ImportReading,
  type ImportRegistryResult,
} from '../../../server/src/protocol';
import { bytesOfBase64 } from '../../../server/src/protocol/base64';
import type { Server } from '../server/lifecycle';
import { showError, showInformation } from '../support/notifications';
import { type ReportProgress, withProgress } from '../support/progress';
import { addedBy, logsText, messagesText } from './importCounts';
import { RegistrySaves } from './registrySaves';

/** The edit of an import, and the registry that it changes, if there was one. */
interface ImportEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly registry: { readonly document: vscode.TextDocument; readonly saves: RegistrySaves } | undefined;
}

/** Writes an import as one edit, which one undo takes back. */
export async function applyImport(server: Server, reading: ImportReading): Promise<void> {
  const made = await withProgress(vscode.l10n.t('Importing'), (report, token) =>
    editOf(server, reading, report, token),
  );
  if (made === undefined) return;
  if (!(await vscode.workspace.applyEdit(made.edit))) {
    void showError(
      vscode.l10n.t('Nothing was imported: a file was created or changed meanwhile. Import again.'),
    );
    return;
  }
  if (made.registry !== undefined) await keepSaved(made.registry);
  const { messages, logs } = addedBy(reading);
  const first = reading.logs.find(({ state }) => state === 'new');
  const open = vscode.l10n.t('Open First Log');
  const text = vscode.l10n.t('Imported: {0} in {1}.', messagesText(messages), logsText(logs));
  void showInformation(text, open).then(async chosen => {
    if (chosen === open && first) await vscode.window.showTextDocument(vscode.Uri.parse(first.uri));
  });
}

/** `undefined` if it is cancelled. */
async function editOf(
  server: Server,
  { logs, pictures }: ImportReading,
  report: ReportProgress,
  token: vscode.CancellationToken,
): Promise<ImportEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const create = (uri: vscode.Uri, contents: Uint8Array) =>
    edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false });
  for (let index = 0; index < pictures; index++) {
    if (token.isCancellationRequested) return undefined;
    const picture = await server.request<ImportPictureResult>(IMPORT_PICTURE, { index });
    if (picture !== null) create(vscode.Uri.parse(picture.uri), bytesOfBase64(picture.base64));
  }
  for (const [index, { uri, state }] of logs.entries()) {
    if (token.isCancellationRequested) return undefined;
    report(index, logs.length);
    if (state !== 'new') continue;
    const text = await server.request<ImportLogResult>(IMPORT_LOG, { index });
    if (text !== null) create(vscode.Uri.parse(uri), new TextEncoder().encode(text));
  }
  const registry = await server.request<ImportRegistryResult>(IMPORT_REGISTRY, {});
  if (registry === null) return { edit, registry: undefined };
  const uri = vscode.Uri.parse(registry.uri);
  if (!registry.exists) {
    create(uri, new TextEncoder().encode(registry.text));
    return { edit, registry: undefined };
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(uri, document.validateRange(all), registry.text);
  const saves = new RegistrySaves(
    document.getText(),
    withNewlines(registry.text, document.eol),
    document.isDirty,
  );
  return { edit, registry: { document, saves } };
}

/** As the document has it: VS Code writes one kind of terminators. */
function withNewlines(text: string, eol: vscode.EndOfLine): string {
  return text.replace(/\r?\n/g, eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** Saves the registry like the logs, which are on the disk at once: now, and when the import is undone or redone. */
async function keepSaved({ document, saves }: NonNullable<ImportEdit['registry']>): Promise<void> {
  if (saves.savesWith(document.getText())) await document.save();
  if (saves.isOver) return;
  const subscriptions = [
    vscode.workspace.onDidChangeTextDocument(async ({ document: changed, contentChanges }) => {
      if (changed !== document || contentChanges.length === 0) return;
      if (saves.savesWith(document.getText())) await document.save();
      else end();
    }),
    vscode.workspace.onDidCloseTextDocument(closed => {
      if (closed === document) end();
    }),
  ];
  const end = () => vscode.Disposable.from(...subscriptions).dispose();
}
