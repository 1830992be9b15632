import * as vscode from 'vscode';
import { isChatLog } from './chatLogDocuments';
import { type Connect, ServerLifecycle } from './serverLifecycle';

/** What a host gives beside the shared part: how to reach the server. Made when the first chat log is opened. */
export type MakeConnect = (context: vscode.ExtensionContext, log: vscode.LogOutputChannel) => Connect;

let lifecycle: ServerLifecycle | undefined;

/**
 * Starts the extension. Only a chat log starts the server: the language client is loaded by then, so that looking at
 * an ordinary Markdown file costs next to nothing.
 */
export function activateExtension(
  context: vscode.ExtensionContext,
  loadConnect: () => Promise<MakeConnect>,
): void {
  const log = vscode.window.createOutputChannel('Chat Log', { log: true });
  const server = new ServerLifecycle(
    async errorHandler => (await loadConnect())(context, log)(errorHandler),
    log,
  );
  lifecycle = server;
  context.subscriptions.push(log, server);

  const startFor = (document: vscode.TextDocument) => {
    if (isChatLog(document)) server.start().catch(() => undefined);
  };
  context.subscriptions.push(vscode.workspace.onDidOpenTextDocument(startFor));
  for (const document of vscode.workspace.textDocuments) startFor(document);
}

/** Ends the server; VS Code waits for it. */
export async function deactivateExtension(): Promise<void> {
  await lifecycle?.stop();
}
