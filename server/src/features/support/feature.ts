import type {
  CancellationToken,
  ClientCapabilities,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { ChatLog } from '../../document/chatLog';
import type { Settings } from '../../workspace/settings';
import type { Workspace } from '../../workspace/workspace';

/** What a diagnostic of ours carries, as far as the client and the place of the documentation allow. */
export interface DiagnosticOptions {
  readonly client: ClientCapabilities;
  /** The base of the rules' pages, a URI with a slash at its end; `undefined` when nothing is known of it. */
  readonly rulesDocumentation: string | undefined;
}

/** What a feature may look at, beside the parameters of its request. */
export interface FeatureContext {
  /** The log that the request is about. It changes in place with the next edit: read it before the first `await`. */
  readonly log: ChatLog;
  readonly uri: string;
  /** Counts up with every change of the log, as the client counts. */
  readonly version: number;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly client: ClientCapabilities;
  readonly token: CancellationToken;
  readonly diagnosticOptions: DiagnosticOptions;
  /** Counts up whenever settings, or other logs, change what is found. */
  readonly findingsGeneration: number;
}

/**
 * One request of the Language Server Protocol about one document: its method, what the server says of it at
 * initialization, and its answer. The connection wraps each in the same way (cancellation, errors, outdated content),
 * so a handler only computes; it may throw.
 */
export interface Feature<Params extends { textDocument: { uri: string } }, Result> {
  readonly method: string;
  readonly capabilities: Partial<ServerCapabilities>;
  handle(context: FeatureContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature state its types where it is defined and stand in one table with the others. */
export function feature<Params extends { textDocument: { uri: string } }, Result>(
  definition: Feature<Params, Result>,
): Feature<Params, Result> {
  return definition;
}
