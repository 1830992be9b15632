import * as vscode from 'vscode';
import type { LanguageClientOptions, vsdiag } from 'vscode-languageclient';
import { EARLIER_TEXT } from '../support/earlierTexts';
import { plainText } from '../support/plainText';
import { provideDocumentLinks } from './documentLinks';
import { plainLabels } from './plainLabels';

type Middleware = NonNullable<LanguageClientOptions['middleware']>;

const UNCHANGED = 'unChanged' satisfies `${vsdiag.DocumentDiagnosticReportKind.unChanged}`;

/** What the client does otherwise than the library by itself. */
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

    // When a server starts while several logs are open, the library (10.1) asks for diagnostics before it has told of
    // the documents; the server answers that it knows none of them, and nobody asks again.
    async sendRequest(type, param, token, next) {
      if (openings.size > 0) await Promise.allSettled(openings);
      try {
        return await next(type, param, token);
      } catch (error) {
        // VS Code shows why a rename was refused in a notification.
        if (error instanceof Error) error.message = plainText(error.message);
        throw error;
      }
    },

    async provideDiagnostics(document, previousResultId, token, next) {
      if (!canBeMended(document instanceof vscode.Uri ? document : document.uri)) return undefined;
      try {
        return await next(document, previousResultId, token);
      } catch (error) {
        if (error instanceof vscode.CancellationError) throw error;
        // It has been logged. A request that fails is never ended by the library (10.1): it would ask no more.
        return { kind: UNCHANGED, resultId: previousResultId } as vsdiag.UnchangedDocumentDiagnosticReport;
      }
    },
  };
}

/** Nobody is told what is wrong with a text that can't be changed: an old revision, the other side of a diff. */
function canBeMended(uri: vscode.Uri): boolean {
  if (uri.scheme === EARLIER_TEXT) return false;
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}
