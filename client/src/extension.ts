import * as vscode from 'vscode';
import { registerReview } from './changes';
import { LogReview } from './changes/logReview';
import { registerCommands } from './commands';
import { registerExport } from './export';
import { registerFind } from './find';
import { registerImport } from './import';
import { CHAT_LOG_GLOB, isChatLog } from './language/chatLogDocuments';
import { watchEncodings } from './language/encodingNotice';
import { LanguageChoice } from './language/languageChoice';
import { provideRuleDocumentation } from './language/ruleDocumentation';
import { registerMerge } from './merge';
import { showMessageInStatusBar } from './navigation/statusBar';
import { registerPaste } from './paste';
import { registerPreview } from './preview';
import { type Connect, ServerLifecycle } from './server/lifecycle';
import { affectsRegistryPath } from './server/registrySetting';
import { registerSpeakers } from './speakers';
import { showNoSpeakers } from './speakers/speakersView';

/** What a host provides to the shared part: the connection to the server. */
export type MakeConnect = (context: vscode.ExtensionContext, log: vscode.LogOutputChannel) => Connect;

let server: ServerLifecycle | undefined;

/**
 * Starts the extension. The server and the language client are loaded only with the first chat log, so that an ordinary
 * Markdown file costs next to nothing.
 *
 * @param loadConnect loads the host's part
 */
export function activateExtension(
  context: vscode.ExtensionContext,
  loadConnect: () => Promise<MakeConnect>,
): void {
  const log = vscode.window.createOutputChannel('Chat Log', { log: true });
  const lifecycle = new ServerLifecycle(
    async errorHandler => (await loadConnect())(context, log)(errorHandler),
    log,
  );
  server = lifecycle;
  const languageChoice = new LanguageChoice(context.workspaceState);
  const review = new LogReview();
  const startFor = (document: vscode.TextDocument) => {
    if (isChatLog(document)) lifecycle.start().catch(() => undefined);
  };
  context.subscriptions.push(
    log,
    lifecycle,
    languageChoice,
    registerCommands(lifecycle, languageChoice, log, context.extensionUri),
    registerPreview(context, lifecycle, log),
    registerPaste(lifecycle),
    review,
    registerReview(review, log),
    registerImport(lifecycle, review, log),
    registerMerge(lifecycle, review, log),
    registerExport(context, lifecycle, log),
    registerFind(context.workspaceState, lifecycle, log),
    registerSpeakers(context.workspaceState, lifecycle, log),
    provideRuleDocumentation(context.extensionUri),
    watchEncodings(),
    showMessageInStatusBar(lifecycle),
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeConfiguration(change => {
      // It determines which documents the client opens on the server.
      if (affectsRegistryPath(change)) void lifecycle.restartIfRunning();
    }),
  );
  for (const document of vscode.workspace.textDocuments) startFor(document);
  void startForFolder(lifecycle);
}

/** Starts the server for a folder with chat logs: people and days can be searched before any log is open. */
async function startForFolder(lifecycle: ServerLifecycle): Promise<void> {
  // Two, as the search of VS Code for the web finds nothing with a limit of one.
  const found = await vscode.workspace.findFiles(CHAT_LOG_GLOB, undefined, 2);
  if (found.length > 0) await lifecycle.start().catch(() => undefined);
  else showNoSpeakers();
}

/** Ends the server; VS Code waits for it. */
export async function deactivateExtension(): Promise<void> {
  await server?.stop();
}
