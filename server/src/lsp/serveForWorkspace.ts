import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import type { ParamShapes } from '../features/support/params';
import { answer } from './answer';
import { serveRequest } from './serveRequest';

/** Serves a request of ours that is about no document. */
export function serveForWorkspace<Params>(
  connection: Connection,
  method: string,
  params: ParamShapes,
  handle: (params: Params, token: CancellationToken) => unknown,
): Disposable {
  const nowhere = { uri: 'the workspace', revision: 0 };
  return serveRequest(connection, method, params, (sent: Params, token) =>
    answer(method, nowhere, token, connection.console, () => handle(sent, token)),
  );
}
