import * as vscode from 'vscode';
import type { LanguageClientOptions, vsdiag } from 'vscode-languageclient';
import { EARLIER_TEXT } from '../support/earlierTexts';
import { plainText } from '../support/plainText';
import { provideDocumentLinks } from './documentLinks';
import { plainLabels } from './plainLabels';

type Middleware = NonNullable<LanguageClientOptions['middleware']>;

/** The schemes of texts that are shown to be compared. The second is that of VS Code's preview of a refactoring. */
const COMPARED: ReadonlySet<string> = new Set([EARLIER_TEXT, 'vscode-bulkeditpreview-editor']);

const UNCHANGED = 'unChanged' satisfies `${vsdiag.DocumentDiagnosticReportKind.unChanged}`;

/** The client's changes to the library's behaviour. */
export function middleware(): Middleware {
  const openings = new Set<Promise<void>>();
  return {
    ...plainLabels,
    provideDocumentLinks,

    async didOpen(document, next) {
      const opening = next(document);
      openings.add(opening);
      try {
        await opening;
      } finally {
        openings.delete(opening);
      }
    },

    // When a server starts while several logs are open, the library (10.1) requests diagnostics before it has announced the
    // documents. The server answers that it does not know them, and the request is not repeated.
    async sendRequest(type, param, token, next) {
      if (openings.size > 0) await Promise.allSettled(openings);
      try {
        return await next(type, param, token);
      } catch (error) {
        // VS Code shows the reason for a refused rename in a notification.
        if (error instanceof Error) error.message = plainText(error.message);
        throw error;
      }
    },

    async provideDiagnostics(document, previousResultId, token, next) {
      if (!isEditable(document instanceof vscode.Uri ? document : document.uri)) return undefined;
      try {
        return await next(document, previousResultId, token);
      } catch (error) {
        if (error instanceof vscode.CancellationError) throw error;
        // The error has been logged. If a request fails, the library (10.1) never marks it as ended, and would send no more.
        return { kind: UNCHANGED, resultId: previousResultId } as vsdiag.UnchangedDocumentDiagnosticReport;
      }
    },

    provideWorkspaceDiagnostics(resultIds, token, report, next) {
      return next(resultIds, token, part => report(part && { items: part.items.map(unlessReadOnly) }));
    },
  };
}

/** The report of a document. Without findings if it can't be changed; it is still a report, so that it is not requested again. */
function unlessReadOnly(
  report: vsdiag.WorkspaceDocumentDiagnosticReport,
): vsdiag.WorkspaceDocumentDiagnosticReport {
  return 'items' in report && !isEditable(report.uri) ? { ...report, items: [] } : report;
}

/** Findings are not shown for a text that can't be changed: an old revision, the other side of a diff. */
function isEditable(uri: vscode.Uri): boolean {
  if (COMPARED.has(uri.scheme)) return false;
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
