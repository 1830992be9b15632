import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { MakeConnect } from '../extension';
import { clientOptions } from './clientOptions';
import { commandCapability } from './commandCapability';
import { serveFiles } from './files';

/** Runs the server as a separate process, forked from the extension host. */
export const makeConnect: MakeConnect = (context, log) => async errorHandler => {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options = clientOptions(log, {
    cacheFolder: cacheFolderOf(context),
    ...(!everyFolderIsLocal() && { fileSystem: 'client' }),
  });
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

/** Where the server remembers what it knows of the workspace's logs; `undefined` for a window without a folder. */
function cacheFolderOf({ storageUri }: vscode.ExtensionContext): string | undefined {
  return storageUri?.scheme === 'file' ? vscode.Uri.joinPath(storageUri, 'cache').fsPath : undefined;
}

/** Whether Node can read the workspace; it can't read virtual ones. */
function everyFolderIsLocal(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(folder => folder.uri.scheme === 'file');
}

/** Logs the messages that the library would show. Only the lifecycle reports the server's state to the user. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
