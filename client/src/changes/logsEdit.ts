import * as vscode from 'vscode';
import { type FileCopy, type LspEdit, type TextChange, textFingerprint } from '../../../server/src/protocol';
import { showError } from '../support/notifications';
import { type ReportProgress, withProgress } from '../support/progress';
import { toRange } from '../support/ranges';
import { applyEdits } from '../support/textEdits';
import { type ChangedLogs, isChanged } from './changedLogs';
import { DocumentSaves } from './documentSaves';

/** A document that is changed. By its address: VS Code closes documents that no editor shows, and opens them again. */
interface ChangedDocument {
  readonly uri: vscode.Uri;
  readonly saves: DocumentSaves;
}

/** A log was changed since it was read. */
class Outdated extends Error {}

/** The edit of an import or a merge, and the documents that it changes: logs that get messages, the registry and the remembered imports. */
export class LogsEdit {
  readonly edit = new vscode.WorkspaceEdit();
  readonly changed: ChangedDocument[] = [];
  readonly #copied = new Set<string>();
  #creates = false;

  get isEmpty(): boolean {
    return !this.#creates && this.changed.length === 0;
  }

  /** Creates a file. The edit fails if there is one. */
  create(uri: vscode.Uri, contents: Uint8Array): void {
    this.#creates = true;
    this.edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false });
  }

  /** Adds what is made and changed of logs, until that is cancelled. @throws {Outdated} if a log is no longer as the server has read it */
  async addLogs(
    { logs, changeOf }: ChangedLogs,
    report: ReportProgress,
    token: vscode.CancellationToken,
  ): Promise<void> {
    for (const [index, log] of logs.entries()) {
      if (token.isCancellationRequested) return;
      report(index, logs.length);
      if (!isChanged(log)) continue;
      const uri = vscode.Uri.parse(log.uri);
      const change = await changeOf(index);
      // Meanwhile something else was read.
      if (change === null) throw new Outdated();
      for (const file of change.files ?? []) await this.#copy(file);
      await this.add(uri, change);
    }
  }

  /** Copies a file. @throws {Outdated} if it can no longer be read */
  async #copy({ from, to }: FileCopy): Promise<void> {
    if (to === null || this.#copied.has(to)) return;
    this.#copied.add(to);
    try {
      this.create(vscode.Uri.parse(to), await vscode.workspace.fs.readFile(vscode.Uri.parse(from)));
    } catch {
      throw new Outdated();
    }
  }

  /** Adds the change of a log or of the registry. @throws {Outdated} if it is no longer as the server has read it */
  async add(uri: vscode.Uri, { before, edits, after }: TextChange): Promise<void> {
    if (before === null) this.create(uri, new TextEncoder().encode(after));
    else if (edits.length > 0) await this.#addEdits(uri, before, edits);
  }

  /** Replaces the whole text of a document. */
  replace(document: vscode.TextDocument, text: string): void {
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    this.edit.replace(document.uri, document.validateRange(all), text);
    this.changed.push(changedDocument(document, text));
  }

  async #addEdits(uri: vscode.Uri, before: string, edits: readonly LspEdit[]): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText();
    if (!isSameText(text, before)) throw new Outdated();
    for (const { range, newText } of edits) this.edit.replace(uri, toRange(range), newText);
    this.changed.push(changedDocument(document, applyEdits(text, edits)));
  }
}

/** Whether two texts are the same but for the kind of their line breaks. */
export function isSameText(first: string, second: string): boolean {
  return textFingerprint(first) === textFingerprint(second);
}

/**
 * Writes an import or a merge as one edit, which one undo takes back.
 *
 * @param title of the progress while the edit is made
 * @param outdated what is shown if a file was created or changed meanwhile; then nothing is written
 * @param fill puts the changes into the edit
 * @returns whether it was written
 */
export async function writeLogs(
  title: string,
  outdated: string,
  fill: (made: LogsEdit, report: ReportProgress, token: vscode.CancellationToken) => Promise<void>,
): Promise<boolean> {
  let made: LogsEdit | undefined;
  try {
    made = await withProgress(title, async (report, token) => {
      const filled = new LogsEdit();
      await fill(filled, report, token);
      return filled;
    });
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    void showError(outdated);
  }
  if (made === undefined) return false;
  // VS Code refuses an edit of a document that has got another version since the edit was made.
  // An empty edit counts as refused.
  if (!made.isEmpty && !(await vscode.workspace.applyEdit(made.edit))) {
    void showError(outdated);
    return false;
  }
  if (made.changed.length > 0) await keepSaved(made.changed);
  return true;
}

/** @param after the text afterwards, with any newlines */
function changedDocument(document: vscode.TextDocument, after: string): ChangedDocument {
  const saves = new DocumentSaves(document.getText(), withNewlines(after, document.eol), document.isDirty);
  return { uri: document.uri, saves };
}

/** As the document has it: VS Code writes one kind of terminators. */
function withNewlines(text: string, eol: vscode.EndOfLine): string {
  return text.replace(/\r?\n/g, eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** Saves documents like the new logs, which are on the disk at once: now, and when the edit is undone or redone. */
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
