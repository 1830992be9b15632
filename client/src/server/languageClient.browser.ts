import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { MakeConnect } from '../extension';
import { serveCache } from './cacheFiles';
import { clientOptions } from './clientOptions';
import { commandCapability } from './commandCapability';
import { serveFiles } from './files';

/** Runs the server as a worker of the web extension host; it reads files through the client. */
export const makeConnect: MakeConnect = (context, log) => async errorHandler => {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  const worker = new Worker(script, { name: 'Chat Log' });
  const { storageUri } = context;
  const client = new QuietClient('chatlog', 'Chat Log', worker, {
    ...clientOptions(log, { fileSystem: 'client', ...(storageUri && { cacheFiles: 'client' }) }),
    errorHandler,
  });
  client.registerFeature(commandCapability);
  serveFiles(client);
  if (storageUri !== undefined) serveCache(client, vscode.Uri.joinPath(storageUri, 'cache'));
  return { client, kill: () => worker.terminate() };
};

/** Logs the messages that the library would show. Only the lifecycle reports the server's state to the user. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
