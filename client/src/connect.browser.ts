import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions } from './clientOptions';
import type { MakeConnect } from './extension';
import { serveFiles } from './files';

/** The server as a worker of the web extension host; it reads files through the client. */
export const makeConnect: MakeConnect = (context, log) => async errorHandler => {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  const worker = new Worker(script, { name: 'Chat Log' });
  const client = new LanguageClient('chatlog', 'Chat Log', worker, {
    ...clientOptions(context, log, 'client'),
    errorHandler,
  });
  serveFiles(client);
  return { client, kill: () => worker.terminate() };
};
