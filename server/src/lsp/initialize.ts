import {
  type ConnectionOptions,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type Message,
  ResponseError,
} from 'vscode-languageserver';
import { objectOf, optional, TEXT } from '../features/support/params';

const ANY_OBJECT = optional(objectOf({}));

import { uriOfPath } from '../workspace/uri';

/** The parameters that are checked. */
const PARAMS = objectOf({
  capabilities: objectOf({ textDocument: ANY_OBJECT, workspace: ANY_OBJECT, window: ANY_OBJECT }),
  initializationOptions: ANY_OBJECT,
  rootUri: optional(TEXT),
  rootPath: optional(TEXT),
});

/** Replaces parameters that are refused; holds the reason. */
const REFUSED = Symbol('refused');

interface RefusedParams extends InitializeParams {
  [REFUSED]?: ResponseError<InitializeError>;
}

/**
 * How the connection reads messages. The library reads the capabilities of every `initialize` before the server sees it: it
 * fails if there are none, and would apply those of a second one. So a request that will be refused is passed on without
 * capabilities.
 */
export function connectionOptions(): ConnectionOptions {
  let isInitialized = false;
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (!isInitialize(message)) return next(message);
        const refused = refusal(message.params, isInitialized);
        isInitialized ||= refused === undefined;
        return next(
          refused === undefined ? message : { ...message, params: { ...NOTHING, [REFUSED]: refused } },
        );
      },
    },
  };
}

const NOTHING: InitializeParams = { processId: null, rootUri: null, capabilities: {} };

function refusal(params: unknown, isInitialized: boolean): ResponseError<InitializeError> | undefined {
  if (isInitialized) {
    return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already');
  }
  const wrong = PARAMS(params, 'params');
  return wrong === undefined ? undefined : new ResponseError(ErrorCodes.InvalidParams, `${wrong}.`);
}

/** The reason why an `initialize` is refused; `undefined` if it is accepted. */
export function refusalOf(params: InitializeParams): ResponseError<InitializeError> | undefined {
  return (params as RefusedParams)[REFUSED];
}

function isInitialize(message: Message): message is Message & { readonly params: unknown } {
  return (message as { readonly method?: unknown }).method === 'initialize';
}

/** The URIs of the folders of the workspace. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  const root = rootUri || (rootPath ? uriOfPath(rootPath) : undefined);
  return workspaceFolders?.map(({ uri }) => uri) ?? (root === undefined ? [] : [root]);
}
