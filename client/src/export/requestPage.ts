import * as vscode from 'vscode';
import {
  EXPORT_BEGIN,
  EXPORT_END,
  EXPORT_NEXT,
  type ExportBeginParams,
  type ExportBeginResult,
  type ExportNextResult,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { showError, showWarning } from '../support/notifications';
import type { ReportProgress } from '../support/progress';

/** The text of a page, which the server makes piece by piece; `undefined` if it was cancelled or refused, which the user is told. */
export async function requestPage(
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
  return token.isCancellationRequested ? undefined : pieces.join('');
}
