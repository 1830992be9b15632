import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../../server/src/protocol';
import { CHAT_LOG } from '../language/chatLogDocuments';
import { RULES_DOCUMENTATION } from '../language/ruleDocumentation';
import { middleware } from './middleware';
import { registryPath } from './registrySetting';

/** The options of the language client in every host; `errorHandler` and the transport are added to them. */
export function clientOptions(
  outputChannel: vscode.LogOutputChannel,
  host: Pick<InitializationOptions, 'fileSystem' | 'cacheFolder' | 'cacheFiles'>,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.bundle,
    ...host,
    notifications: true,
    rulesDocumentation: RULES_DOCUMENTATION,
    // Only the values; methods can't be sent to a web worker.
    settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration(CHAT_LOG))),
  };
  return {
    // Every scheme: a log from a revision or an archive has an outline and hovers too.
    documentSelector: [{ language: CHAT_LOG }, { language: 'yaml', pattern: `**/${registryPath()}` }],
    initializationOptions,
    outputChannel,
    // The server decides which files are watched.
    synchronize: { configurationSection: CHAT_LOG },
    // The lifecycle reports errors at the start.
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true },
    middleware: middleware(),
  };
}
