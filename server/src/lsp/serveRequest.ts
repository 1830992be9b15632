import {
  type CancellationToken,
  type Connection,
  type Disposable,
  ErrorCodes,
  ParameterStructures,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { objectOf, type ParamShapes } from '../features/support/params';

/** Answers the requests of a method. Parameters of a wrong shape are refused, with the reason. */
export function serveRequest<Params, Result>(
  connection: Connection,
  method: string,
  params: ParamShapes,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): Disposable {
  const shape = objectOf(params);
  // With parameters by name, the library never passes on parameters that are missing or a list.
  const type = new RequestType<Params, unknown, unknown>(method, ParameterStructures.byName);
  return connection.onRequest(type, (sent, token) => {
    const wrong = shape(sent, 'params');
    return wrong === undefined
      ? handle(sent, token)
      : new ResponseError(ErrorCodes.InvalidParams, `${wrong}.`);
  });
}
