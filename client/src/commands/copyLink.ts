import * as vscode from 'vscode';
import {
  type LspPosition,
  MESSAGE_LINK,
  type MessageLink,
  type MessageLinkParams,
} from '../../../server/src/protocol';
import { activeChatLog } from '../navigation/navigator';
import type { Server } from '../server/lifecycle';
import { toLspPosition } from '../support/ranges';
import { refuseAtCursor } from '../support/refusal';
import { showStatusMessage } from '../support/statusMessage';

/** Copies the address of the message at the cursor: the path of its log in the workspace, and its time, `_posts/a.markdown#20:05:33`. */
export async function copyLink(server: Server): Promise<void> {
  const editor = activeChatLog();
  if (editor === undefined) return;
  const { document, selection } = editor;
  if (await copyLinkTo(server, document.uri, toLspPosition(selection.active))) return;
  await refuseAtCursor(editor, vscode.l10n.t('There is no message here.'));
}

/** Copies the address of the message at a position of a log. Returns whether there is one. */
export async function copyLinkTo(server: Server, uri: vscode.Uri, position: LspPosition): Promise<boolean> {
  const params: MessageLinkParams = { textDocument: { uri: uri.toString() }, position };
  const found = await server.request<MessageLink | null>(MESSAGE_LINK, params);
  if (found === null) return false;
  const path = vscode.workspace.asRelativePath(uri, false).split('/').map(encodeURIComponent).join('/');
  await vscode.env.clipboard.writeText(`${path}#${found.fragment}`);
  showStatusMessage(vscode.l10n.t('Copied the link to {0}', found.fragment), 'check');
  return true;
}
