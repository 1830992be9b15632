import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import type { Settings } from '../workspace/settings';

/** Whether two settings show the same inlay hints and code lenses, of the same findings. */
export function showSame(a: Settings, b: Settings): boolean {
  return a.codeLens === b.codeLens && a.inlayHints.gap === b.inlayHints.gap;
}

/** Has the client ask anew for inlay hints and code lenses, as far as it can; neither waits for the answer about the other. */
export function refreshHintsAndLenses(connection: Connection, { refreshes }: Client): Promise<unknown>[] {
  return [
    ...(refreshes.inlayHint ? [connection.languages.inlayHint.refresh()] : []),
    ...(refreshes.codeLens ? [connection.sendRequest(CodeLensRefreshRequest.type)] : []),
  ];
}

/** Has the client ask anew for semantic tokens, if it can: other people are known than before. */
export function refreshTokens(connection: Connection, { refreshes }: Client): Promise<unknown>[] {
  return refreshes.semanticTokens ? [connection.languages.semanticTokens.refresh()] : [];
}
