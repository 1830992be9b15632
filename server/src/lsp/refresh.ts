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
