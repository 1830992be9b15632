import * as vscode from 'vscode';
import { showError } from '../support/notifications';
import type { CommandId } from './commandTable';

/** A menu and a key binding may pass an argument; the Explorer's menu also passes all that is selected. */
type Handler = (argument?: unknown, selection?: unknown) => unknown;

/** The handlers of the commands of `Id`. If one is missing, the code doesn't compile. */
export type Handlers<Id extends CommandId> = Readonly<Record<Id, Handler>>;

/**
 * Registers commands. If a command fails, shows that in the user's language and logs the reason: VS Code would show the error
 * as it is.
 */
export function registerHandlers<Id extends CommandId>(
  handlers: Handlers<Id>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const register = (id: string, run: Handler) =>
    vscode.commands.registerCommand(id, async (argument?: unknown, selection?: unknown) => {
      try {
        return await run(argument, selection);
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) void showFailure(id, error, log);
      }
    });
  return vscode.Disposable.from(...Object.entries<Handler>(handlers).map(([id, run]) => register(id, run)));
}

async function showFailure(id: string, error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const showLog = vscode.l10n.t('Show Log');
  const message = vscode.l10n.t('The command failed. See the Chat Log output for the reason.');
  if ((await showError(message, showLog)) === showLog) log.show();
}
