import * as vscode from 'vscode';

/**
 * Registers commands. One that fails says so in the user's language, and writes why to the log: VS Code would show the error as
 * it is.
 *
 * @param commands by identifier, as in package.json
 */
export function registerCommandTable(
  commands: Readonly<Record<string, (argument?: unknown) => unknown>>,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const register = (id: string, run: (argument?: unknown) => unknown) =>
    vscode.commands.registerCommand(id, async (argument?: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) void tell(id, error, log);
      }
    });
  return vscode.Disposable.from(...Object.entries(commands).map(([id, run]) => register(id, run)));
}

async function tell(id: string, error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const showLog = vscode.l10n.t('Show Log');
  const message = vscode.l10n.t('The command failed. The log of Chat Log says why.');
  if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) log.show();
}
