import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { MakeConnect } from '../extension';
import { clientOptions } from './clientOptions';
import { commandCapability } from './commandCapability';
import { serveFiles } from './files';

/** The server as a process of its own, forked from the extension host. */
export const makeConnect: MakeConnect = (context, log) => async errorHandler => {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options = clientOptions(log, everyFolderIsLocal() ? undefined : 'client');
  const client = new QuietClient(
    'chatlog',
    'Chat Log',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    { ...options, errorHandler },
  );
  client.registerFeature(commandCapability);
  serveFiles(client);
  return { client, kill: () => client.serverProcess?.kill() };
};

/** Whether Node can read the workspace; virtual workspaces it can't. */
function everyFolderIsLocal(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(folder => folder.uri.scheme === 'file');
}

/** Writes to the log what the library would show to people; they are told of the server by the lifecycle alone. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
