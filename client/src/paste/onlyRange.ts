import type * as vscode from 'vscode';
import { isChatLog } from '../language/chatLogDocuments';

/** Where one paste goes in a chat log; `undefined` in other documents, and with several cursors, each of which would get all of it. */
export function onlyRangeIn(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
): vscode.Range | undefined {
  return ranges.length === 1 && isChatLog(document) ? ranges[0] : undefined;
}
