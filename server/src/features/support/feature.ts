import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { ChatLog } from '../../document/chatLog';
import { DEFAULT_SETTINGS, type Settings } from '../../workspace/settings';
import type { Workspace } from '../../workspace/workspace';
import type { Client } from './client';
import type { ParamShapes } from './params';

/** The capabilities that the server announces at initialization. They may depend on what the client can do, and on the settings. */
export type OfferedCapabilities =
  | Partial<ServerCapabilities>
  | ((client: Client, settings: Settings) => Partial<ServerCapabilities>);

/** The capabilities of a feature for a client. */
export function offeredBy(
  { capabilities }: { readonly capabilities: OfferedCapabilities },
  client: Client,
  settings = DEFAULT_SETTINGS,
): Partial<ServerCapabilities> {
  return typeof capabilities === 'function' ? capabilities(client, settings) : capabilities;
}

/** What our diagnostics carry, depending on the client and on the place of the documentation. */
export interface DiagnosticOptions {
  readonly client: Client;
  /** The base URI of the rules' pages, with a trailing slash; `undefined` if unknown. */
  readonly rulesDocumentation: string | undefined;
}

/** The input of a feature, apart from the parameters of its request. */
export interface FeatureContext {
  /** The log of the request. The next edit changes it in place: read it before the first `await`. */
  readonly log: ChatLog;
  readonly uri: string;
  /** The version of the log, as the client counts changes. */
  readonly version: number;
  /** Unique for each state of each document. The version is not: a client may send two changes of one version. */
  readonly revision: number;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly token: CancellationToken;
  /**
   * Shows the user a text that has no place in the answer. It must not contain names from a log: editors turn parts that look
   * like links into links.
   */
  showMessage(text: string): void;
  readonly diagnosticOptions: DiagnosticOptions;
  /** Increases when settings, or other logs, change the findings. */
  readonly findingsGeneration: number;
}

/**
 * One LSP request about one document: its method, the capabilities announced at initialization, and its answer. The connection
 * wraps every feature in the same way (cancellation, errors, outdated content), so a handler only computes; it may throw.
 */
export interface Feature<Params extends { textDocument: { uri: string } }, Result> {
  readonly method: string;
  /** The parameters that it uses, apart from the document. */
  readonly params: ParamShapes;
  readonly capabilities: OfferedCapabilities;
  /** The answer for a document that isn't open or isn't ours, where `null` is not allowed. */
  readonly absent?: Awaited<Result>;
  handle(context: FeatureContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature declare its types where it is defined, and be in one table with the others. */
export function feature<Params extends { textDocument: { uri: string } }, Result>(
  definition: Feature<Params, Result>,
): Feature<Params, Result> {
  return definition;
}
