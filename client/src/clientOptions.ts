import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol';
import { CHAT_LOG, CHAT_LOG_GLOB } from './chatLogDocuments';
import { middleware } from './middleware';
import { RULES_DOCUMENTATION } from './ruleDocumentation';

/** What the language client is told in every host; `errorHandler` and the transport come on top. */
export function clientOptions(
  outputChannel: vscode.LogOutputChannel,
  fileSystem: InitializationOptions['fileSystem'],
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.bundle,
    fileSystem,
    rulesDocumentation: RULES_DOCUMENTATION,
  };
  return {
    // Every scheme: a log from a revision or an archive has an outline and hovers too.
    documentSelector: [{ language: CHAT_LOG }],
    initializationOptions,
    outputChannel,
    synchronize: {
      configurationSection: CHAT_LOG,
      fileEvents: vscode.workspace.createFileSystemWatcher(CHAT_LOG_GLOB),
    },
    // What goes wrong at the start is told by the lifecycle.
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true },
    middleware: middleware(),
  };
}
