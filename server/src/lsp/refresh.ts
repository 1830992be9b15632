import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Settings } from '../workspace/settings';

/** Whether two settings show the same inlay hints and code lenses, of the same findings. */
export function showSame(a: Settings, b: Settings): boolean {
  return a.codeLens === b.codeLens && a.inlayHints.gap === b.inlayHints.gap;
}

/** Has the client ask anew for inlay hints and code lenses, as far as it can. */
export async function refreshHintsAndLenses(
  connection: Connection,
  { workspace }: ClientCapabilities,
): Promise<void> {
  if (workspace?.inlayHint?.refreshSupport) await connection.languages.inlayHint.refresh();
  if (workspace?.codeLens?.refreshSupport) await connection.sendRequest(CodeLensRefreshRequest.type);
}

/** Has the client ask anew for semantic tokens, if it can: other people are known than before. */
export async function refreshTokens(
  connection: Connection,
  { workspace }: ClientCapabilities,
): Promise<void> {
  if (workspace?.semanticTokens?.refreshSupport) await connection.languages.semanticTokens.refresh();
}
