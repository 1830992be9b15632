import type * as vscode from 'vscode';
import type { ExportCommand } from '../commands/commandTable';
import { registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { urisOf } from '../support/menuUris';

/** Registers the command that exports logs. */
export function registerExport(
  context: vscode.ExtensionContext,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return registerHandlers<ExportCommand>(
    {
      'chatlog.export': async (argument, selection) => {
        // In Node, a bundle of its own.
        const { exportLogs } = await import('./exportLogs');
        await exportLogs(server, context, urisOf(selection) ?? urisOf(argument));
      },
    },
    log,
  );
}
