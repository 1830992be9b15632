import type { CancellationToken } from 'vscode-languageserver';
import type { RegistryContext } from '../features/registry/registryFeature';
import type { Client } from '../features/support/client';
import type { FeatureContext } from '../features/support/feature';
import type { Settings } from '../workspace/settings';
import type { Workspace } from '../workspace/workspace';
import type { LogDocument } from './logDocument';
import type { OpenDocument, OpenDocuments } from './openDocuments';
import type { RegistryDocument } from './registryDocument';

/** What requests are answered from, all of it as it is by now. */
export interface Session {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  /** The workspace as it looks from a document. */
  workspaceOf(document: OpenDocument): Workspace;
  /** Where the rules' pages are, a URI with a slash at its end; `undefined` where nobody said. */
  readonly rulesDocumentation: string | undefined;
  /** Counts up when other things are found in a document than before though its text is the same. */
  readonly findingsGeneration: number;
  settingsOf(uri: string): Settings;
  /** Says something to the user. */
  tell(text: string): void;
}

/** What a feature of logs is asked with. */
export function logContext(
  session: Session,
  document: LogDocument,
  token: CancellationToken,
): FeatureContext {
  return { ...contextOf(session, document, token), log: document.log };
}

/** What a feature of the speaker registry is asked with. */
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
  const { client, rulesDocumentation, findingsGeneration, settingsOf, tell } = session;
  const { uri, version, revision } = document;
  return {
    uri,
    version,
    revision,
    settings: settingsOf(uri),
    workspace: session.workspaceOf(document),
    client,
    token,
    tell,
    diagnosticOptions: { client, rulesDocumentation },
    findingsGeneration,
  };
}

/** For what nobody asked for, and so nobody cancels. */
export const NEVER: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};
