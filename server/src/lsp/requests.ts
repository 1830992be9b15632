import {
  type CodeAction,
  type Connection,
  type Disposable,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { features } from '../features';
import { resolveCodeAction, uriOfAction } from '../features/codeAction';
import { registryFeatures } from '../features/registry';
import { RESOLVE_PARAMS } from '../features/support/actionData';
import type { Client } from '../features/support/client';
import { offeredBy } from '../features/support/feature';
import { ABOUT_DOCUMENT } from '../features/support/params';
import { workspaceFeatures } from '../features/workspaceFeatures';
import type { Settings } from '../workspace/settings';
import { answer } from './answer';
import { LogDocument } from './logDocument';
import { serveRequest } from './serveRequest';
import { logContext, registryContext, type Session } from './session';

/** The capabilities that the server announces to a client: those of all features, and how it follows documents and folders. */
export function capabilities(client: Client, settings: Settings): ServerCapabilities {
  return Object.assign(
    {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    } satisfies ServerCapabilities,
    ...[...features, ...registryFeatures, ...workspaceFeatures].map(feature =>
      offeredBy(feature, client, settings),
    ),
  );
}

/**
 * Answers requests with the features: a request about a document with the table of the document's kind, any other with the
 * table of the workspace.
 */
export function serveRequests(connection: Connection, session: Session): Disposable[] {
  const featuresOfLogs = byMethod(features);
  const featuresOfRegistries = byMethod(registryFeatures);
  const methods = new Set([...featuresOfLogs.keys(), ...featuresOfRegistries.keys()]);
  const ofDocuments = [...methods].map(method => {
    const ofLog = featuresOfLogs.get(method);
    const ofRegistry = featuresOfRegistries.get(method);
    const absent = ofLog?.absent ?? ofRegistry?.absent ?? null;
    const params = { ...ABOUT_DOCUMENT, ...(ofLog ?? ofRegistry)!.params };
    return serveRequest(connection, method, params, (sent: { textDocument: { uri: string } }, token) => {
      const opened = session.documents.get(sent.textDocument.uri);
      const compute = (document: NonNullable<typeof opened>) =>
        document instanceof LogDocument
          ? (ofLog?.handle(logContext(session, document, token), sent) ?? absent)
          : (ofRegistry?.handle(registryContext(session, document, token), sent) ?? absent);
      return answer(method, opened, token, connection.console, compute, absent);
    });
  });

  // No revision can be outdated here: the answer holds for the moment of the answer.
  const nowhere = { uri: 'the workspace', revision: 0 };
  const ofWorkspace = workspaceFeatures.map(({ method, params, handle }) =>
    serveRequest(connection, method, params, (sent: unknown, token) => {
      const { workspace, client, logOptionsOf, notify } = session;
      return answer(method, nowhere, token, connection.console, () =>
        handle({ workspace, client, token, logOptionsOf, notify }, sent),
      );
    }),
  );

  const resolve = 'codeAction/resolve';
  const ofActions = serveRequest(connection, resolve, RESOLVE_PARAMS, async (action: CodeAction, token) => {
    const opened = session.documents.log(uriOfAction(action) ?? '');
    const resolved = await answer(resolve, opened, token, connection.console, document =>
      resolveCodeAction(logContext(session, document, token), action),
    );
    return resolved ?? action;
  });
  return [...ofDocuments, ...ofWorkspace, ofActions];
}

function byMethod<Feature extends { readonly method: string }>(
  table: readonly Feature[],
): Map<string, Feature> {
  return new Map(table.map(feature => [feature.method, feature]));
}
