import * as vscode from 'vscode';
import { CACHE_CLEAR, type CacheClearResult } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { showError } from '../support/notifications';
import { showStatusMessage } from '../support/statusMessage';

/** Removes what the server remembers of the workspace's logs. */
export async function clearCache(server: Server, log: vscode.LogOutputChannel): Promise<void> {
  if (await server.request<CacheClearResult>(CACHE_CLEAR, {})) {
    showStatusMessage(
      vscode.l10n.t('The cache is empty: all logs are read when the folder is opened next.'),
      'check',
    );
    return;
  }
  const showLog = vscode.l10n.t('Show Log');
  if ((await showError(vscode.l10n.t('The cache could not be emptied.'), showLog)) === showLog) log.show();
}
