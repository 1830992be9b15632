import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './clientOptions';
import type { MakeConnect } from './extension';
import { serveFiles } from './files';

/** The server as a process of its own, forked from the extension host. */
export const makeConnect: MakeConnect = (context, log) => async errorHandler => {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options = clientOptions(context, log, everyFolderIsLocal() ? undefined : 'client');
  const client = new LanguageClient(
    'chatlog',
    'Chat Log',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    { ...options, errorHandler },
  );
  serveFiles(client);
  return { client, kill: () => client.serverProcess?.kill() };
};

/** Whether Node can read the workspace; virtual workspaces it can't. */
function everyFolderIsLocal(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(folder => folder.uri.scheme === 'file');
}
