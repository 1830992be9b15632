import * as l10n from '@vscode/l10n';
import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type RemoteConsole,
  ResponseError,
} from 'vscode-languageserver';
import { Outdated } from '../features/support/outdated';
import { Refused } from '../features/support/refused';

/**
 * Answers a request about a document. The answer is a result; `absent` for a document that isn't open; or an error with its
 * cause (cancelled, the log changed meanwhile, the request can't be fulfilled, a defect of ours), never an empty result
 * instead. An exception in one request affects no other.
 */
export async function answer<Document extends { readonly uri: string; readonly revision: number }, Result>(
  what: string,
  document: Document | undefined,
  token: CancellationToken,
  console: RemoteConsole,
  compute: (document: Document) => Result | Promise<Result>,
  absent: Result | null = null,
): Promise<Result | null | ResponseError> {
  if (document === undefined) return absent;
  if (token.isCancellationRequested) return cancelled();
  const { revision } = document;
  try {
    const result = await compute(document);
    if (token.isCancellationRequested) return cancelled();
    return document.revision === revision ? result : outdated();
  } catch (error) {
    if (error instanceof Outdated) return outdated();
    if (error instanceof Refused) return new ResponseError(ErrorCodes.InvalidParams, error.message);
    if (error instanceof ResponseError) return error;
    console.error(
      `${what} failed for ${document.uri}: ${error instanceof Error ? error.stack : String(error)}`,
    );
    return new ResponseError(
      LSPErrorCodes.RequestFailed,
      l10n.t('The chat log server could not do this. See its log for the reason.'),
    );
  }
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

function outdated(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The log changed meanwhile');
}
