import type { CancellationToken } from 'vscode-languageserver';
import type { ChatLogOptions } from '../document/chatLog';
import type { RegistryContext } from '../features/registry/registryFeature';
import type { Client } from '../features/support/client';
import type { FeatureContext } from '../features/support/feature';
import type { Settings } from '../workspace/settings';
import type { Workspace } from '../workspace/workspace';
import type { LogDocument } from './logDocument';
import type { OpenDocument, OpenDocuments } from './openDocuments';
import type { RegistryDocument } from './registryDocument';

/** The state from which requests are answered, always current. */
export interface Session {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  /** The workspace as seen from a document. */
  workspaceOf(document: OpenDocument): Workspace;
  /** The base URI of the rules' pages, with a trailing slash; `undefined` if unknown. */
  readonly rulesDocumentation: string | undefined;
  /** Increases when the findings of a document change though its text is the same. */
  readonly findingsGeneration: number;
  settingsOf(uri: string): Settings;
  /** The options of a log, with its current settings and people. */
  logOptionsOf(uri: string): ChatLogOptions;
  /** Sends one of our own notifications, if the client has requested these. */
  notify(method: string, params: object): void;
  /** Shows a text to the user. */
  showMessage(text: string): void;
}

/** The context for a feature of logs. */
export function logContext(
  session: Session,
  document: LogDocument,
  token: CancellationToken,
): FeatureContext {
  return { ...contextOf(session, document, token), log: document.log };
}

/** The context for a feature of the speaker registry. */
export function registryContext(
  session: Session,
  document: RegistryDocument,
  token: CancellationToken,
): RegistryContext {
  return { ...contextOf(session, document, token), registry: document.registry, text: document.text };
}

function contextOf(
  session: Session,
  document: OpenDocument,
  token: CancellationToken,
): Omit<FeatureContext, 'log'> {
  const { client, rulesDocumentation, findingsGeneration, settingsOf, showMessage } = session;
  const { uri, version, revision } = document;
  return {
    uri,
    version,
    revision,
    settings: settingsOf(uri),
    workspace: session.workspaceOf(document),
    client,
    token,
    showMessage,
    diagnosticOptions: { client, rulesDocumentation },
    findingsGeneration,
  };
}

/** For work that has no request, so that it is never cancelled. */
export const NEVER: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};
