import type * as vscode from 'vscode';
import { isChatLog } from '../language/chatLogDocuments';

/**
 * The range of a paste in a chat log; `undefined` in other documents, and with several cursors, as each would get the whole
 * text.
 */
export function onlyRangeIn(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
): vscode.Range | undefined {
  return ranges.length === 1 && isChatLog(document) ? ranges[0] : undefined;
}
