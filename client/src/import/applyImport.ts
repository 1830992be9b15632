import * as vscode from 'vscode';
import {
  IMPORT_LOG,
  IMPORT_MEMORY,
  IMPORT_PICTURE,
  IMPORT_REGISTRY,
  type ImportLogResult,
  type ImportMemoryResult,
  type ImportPictureResult,
  type ImportReading,
  type ImportRegistryResult,
  type LspEdit,
  textFingerprint,
} from '../../../server/src/protocol';
import { bytesOfBase64 } from '../../../server/src/protocol/base64';
import type { Server } from '../server/lifecycle';
import { fileExists } from '../support/fileExists';
import { showError, showInformation } from '../support/notifications';
import { type ReportProgress, withProgress } from '../support/progress';
import { toRange } from '../support/ranges';
import { applyEdits } from '../support/textEdits';
import { DocumentSaves } from './documentSaves';
import { addedBy, isChanged, logsText, messagesText } from './importCounts';

/** A document that an import changes. By its address: VS Code closes documents that no editor shows, and opens them again. */
interface ChangedDocument {
  readonly uri: vscode.Uri;
  readonly saves: DocumentSaves;
}

/** The edit of an import, and the documents that it changes: logs that get messages, the registry and the remembered imports. */
interface ImportEdit {
  readonly edit: vscode.WorkspaceEdit;
  readonly changed: readonly ChangedDocument[];
}

/** A log was changed since it was read. */
class Outdated extends Error {}

/** Writes an import as one edit, which one undo takes back. */
export async function applyImport(server: Server, reading: ImportReading): Promise<void> {
  if (!(await apply(server, reading))) return;
  const { messages, logs } = addedBy(reading);
  const first = reading.logs.find(isChanged);
  const open = vscode.l10n.t('Open First Log');
  const text = vscode.l10n.t('Imported: {0} in {1}.', messagesText(messages), logsText(logs));
  void showInformation(text, open).then(async chosen => {
    if (chosen === open && first) await vscode.window.showTextDocument(vscode.Uri.parse(first.uri));
  });
}

/** @returns whether it was written */
async function apply(server: Server, reading: ImportReading): Promise<boolean> {
  let made: ImportEdit | undefined;
  try {
    made = await withProgress(vscode.l10n.t('Importing'), (report, token) =>
      editOf(server, reading, report, token),
    );
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    showOutdated();
  }
  if (made === undefined) return false;
  // VS Code refuses an edit of a document that has got another version since the edit was made.
  if (!(await vscode.workspace.applyEdit(made.edit))) {
    showOutdated();
    return false;
  }
  if (made.changed.length > 0) await keepSaved(made.changed);
  return true;
}

function showOutdated(): void {
  void showError(
    vscode.l10n.t('Nothing was imported: a file was created or changed meanwhile. Import again.'),
  );
}

/** `undefined` if it is cancelled. @throws {Outdated} */
async function editOf(
  server: Server,
  { logs, pictures }: ImportReading,
  report: ReportProgress,
  token: vscode.CancellationToken,
): Promise<ImportEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  const changed: ChangedDocument[] = [];
  const create = (uri: vscode.Uri, contents: Uint8Array) =>
    edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false });
  for (let index = 0; index < pictures; index++) {
    if (token.isCancellationRequested) return undefined;
    const picture = await server.request<ImportPictureResult>(IMPORT_PICTURE, { index });
    if (picture !== null) create(vscode.Uri.parse(picture.uri), bytesOfBase64(picture.base64));
  }
  for (const [index, log] of logs.entries()) {
    if (token.isCancellationRequested) return undefined;
    report(index, logs.length);
    if (!isChanged(log)) continue;
    const uri = vscode.Uri.parse(log.uri);
    const change = await server.request<ImportLogResult>(IMPORT_LOG, { index });
    if (change === null) continue;
    if (change.before === null) create(uri, new TextEncoder().encode(change.after));
    else changed.push(await addEdits(uri, change.before, change.edits, edit));
  }
  const registry = await server.request<ImportRegistryResult>(IMPORT_REGISTRY, {});
  if (registry !== null) {
    const uri = vscode.Uri.parse(registry.uri);
    if (registry.exists) {
      const document = await vscode.workspace.openTextDocument(uri);
      changed.push(replaceText(document, registry.text, edit));
    } else create(uri, new TextEncoder().encode(registry.text));
  }
  const memory = await server.request<ImportMemoryResult>(IMPORT_MEMORY, {});
  if (memory !== null) {
    const uri = vscode.Uri.parse(memory.uri);
    if (memory.before !== null) {
      const document = await vscode.workspace.openTextDocument(uri);
      // The server has read the file on the disk. What is typed and not saved is worth more than remembering an import.
      if (!document.isDirty) changed.push(replaceText(document, memory.after, edit));
    } else if (!(await fileExists(uri))) create(uri, new TextEncoder().encode(memory.after));
  }
  return { edit, changed };
}

/** Replaces the whole text of a document. */
function replaceText(
  document: vscode.TextDocument,
  text: string,
  edit: vscode.WorkspaceEdit,
): ChangedDocument {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, document.validateRange(all), text);
  return changedDocument(document, text);
}

/** Adds the edits of a log that is as the server has read it. @throws {Outdated} if it is not */
async function addEdits(
  uri: vscode.Uri,
  before: string,
  edits: readonly LspEdit[],
  edit: vscode.WorkspaceEdit,
): Promise<ChangedDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  if (textFingerprint(text) !== textFingerprint(before)) throw new Outdated();
  for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
  return changedDocument(document, applyEdits(text, edits));
}

/** @param after the text after the import, with any newlines */
function changedDocument(document: vscode.TextDocument, after: string): ChangedDocument {
  const saves = new DocumentSaves(document.getText(), withNewlines(after, document.eol), document.isDirty);
  return { uri: document.uri, saves };
}

/** As the document has it: VS Code writes one kind of terminators. */
function withNewlines(text: string, eol: vscode.EndOfLine): string {
  return text.replace(/\r?\n/g, eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** Saves documents like the new logs, which are on the disk at once: now, and when the import is undone or redone. */
async function keepSaved(changed: readonly ChangedDocument[]): Promise<void> {
  const active = new Map(changed.map(({ uri, saves }) => [uri.toString(), saves]));
  const save = async (document: vscode.TextDocument): Promise<void> => {
    const saves = active.get(document.uri.toString());
    if (saves?.savesWith(document.getText())) await document.save();
    if (saves?.isOver) active.delete(document.uri.toString());
    if (active.size === 0) listener.dispose();
  };
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) void save(document);
  });
  for (const { uri } of changed) await save(await vscode.workspace.openTextDocument(uri));
}
