import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/src/protocol';
import { CHAT_LOG } from '../language/chatLogDocuments';
import { RULES_DOCUMENTATION } from '../language/ruleDocumentation';
import { middleware } from './middleware';
import { registryPath } from './registrySetting';

/** What the language client is told in every host; `errorHandler` and the transport come on top. */
export function clientOptions(
  outputChannel: vscode.LogOutputChannel,
  fileSystem: InitializationOptions['fileSystem'],
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.bundle,
    fileSystem,
    notifications: true,
    rulesDocumentation: RULES_DOCUMENTATION,
    // Its values without its methods, which can't be sent to a web worker.
    settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration(CHAT_LOG))),
  };
  return {
    // Every scheme: a log from a revision or an archive has an outline and hovers too.
    documentSelector: [{ language: CHAT_LOG }, { language: 'yaml', pattern: `**/${registryPath()}` }],
    initializationOptions,
    outputChannel,
    // Which files are watched the server says.
    synchronize: { configurationSection: CHAT_LOG },
    // What goes wrong at the start is told by the lifecycle.
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true },
    middleware: middleware(),
  };
}
