import { type Connection, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { features } from '../features';
import { resolveCodeAction, uriOfAction } from '../features/codeAction';
import { registryFeatures } from '../features/registry';
import { workspaceFeatures } from '../features/workspaceFeatures';
import { answer } from './answer';
import { LogDocument } from './logDocument';
import { logContext, registryContext, type Session } from './session';

/** What the server offers: the capabilities of all features, and how it follows documents and folders. */
export function capabilities(): ServerCapabilities {
  return Object.assign(
    {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    } satisfies ServerCapabilities,
    ...[...features, ...registryFeatures, ...workspaceFeatures].map(feature => feature.capabilities),
  );
}

/** Answers requests by the features: those about a document by the table of its kind, those about no document by the workspace's. */
export function serveRequests(connection: Connection, session: Session): void {
  const featuresOfLogs = byMethod(features);
  const featuresOfRegistries = byMethod(registryFeatures);
  for (const method of new Set([...featuresOfLogs.keys(), ...featuresOfRegistries.keys()])) {
    connection.onRequest(method, (params: { textDocument: { uri: string } }, token) => {
      const opened = session.documents.get(params.textDocument.uri);
      return answer(method, opened, token, connection.console, document =>
        document instanceof LogDocument
          ? (featuresOfLogs.get(method)?.handle(logContext(session, document, token), params) ?? null)
          : (featuresOfRegistries.get(method)?.handle(registryContext(session, document, token), params) ??
            null),
      );
    });
  }

  // No version can be outdated here: what is answered holds for the moment of the answer.
  const nowhere = { uri: 'the workspace', version: 0 };
  for (const { method, handle } of workspaceFeatures) {
    connection.onRequest(method, (params: unknown, token) => {
      const { workspace, client } = session;
      return answer(method, nowhere, token, connection.console, () =>
        handle({ workspace, client, token }, params),
      );
    });
  }

  connection.onCodeActionResolve(async (action, token) => {
    const opened = session.documents.log(uriOfAction(action) ?? '');
    const resolved = await answer('codeAction/resolve', opened, token, connection.console, document =>
      resolveCodeAction(logContext(session, document, token), action),
    );
    return resolved ?? action;
  });
}

function byMethod<Feature extends { readonly method: string }>(
  table: readonly Feature[],
): Map<string, Feature> {
  return new Map(table.map(feature => [feature.method, feature]));
}
