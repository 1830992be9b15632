import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import type { Settings } from '../workspace/settings';

/** Whether two settings show the same inlay hints and code lenses, of the same findings. */
export function showSame(a: Settings, b: Settings): boolean {
  return a.codeLens === b.codeLens && a.inlayHints.gap === b.inlayHints.gap;
}

/** Makes the client request inlay hints and code lenses again, if it supports that. The two don't wait for each other. */
export function refreshHintsAndLenses(connection: Connection, { refreshes }: Client): Promise<unknown>[] {
  return [
    ...(refreshes.inlayHint ? [connection.languages.inlayHint.refresh()] : []),
    ...(refreshes.codeLens ? [connection.sendRequest(CodeLensRefreshRequest.type)] : []),
  ];
}

/** Makes the client request semantic tokens again, if it supports that. Call it when the known people change. */
export function refreshTokens(connection: Connection, { refreshes }: Client): Promise<unknown>[] {
  return refreshes.semanticTokens ? [connection.languages.semanticTokens.refresh()] : [];
}
