import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver-protocol';
import type { ChatLog } from '../../document/chatLog';
import type { Settings } from '../../workspace/settings';
import type { Workspace } from '../../workspace/workspace';
import type { Client } from './client';
import type { ParamShapes } from './params';

/** What the server says at initialization that it has, which may depend on what the client can do. */
export type OfferedCapabilities =
  | Partial<ServerCapabilities>
  | ((client: Client) => Partial<ServerCapabilities>);

/** What a feature has for a client. */
export function offeredBy(
  { capabilities }: { readonly capabilities: OfferedCapabilities },
  client: Client,
): Partial<ServerCapabilities> {
  return typeof capabilities === 'function' ? capabilities(client) : capabilities;
}

/** What a diagnostic of ours carries, as far as the client and the place of the documentation allow. */
export interface DiagnosticOptions {
  readonly client: Client;
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
  /** Tells the states of all documents apart, which the version doesn't: a client may send two changes of one version. */
  readonly revision: number;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly client: Client;
  readonly token: CancellationToken;
  /** Says something to the user that the answer can't say. No name of a log may be in it: an editor makes a link of what looks like one. */
  tell(text: string): void;
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
  /** The parameters that it looks at, beside the document. */
  readonly params: ParamShapes;
  readonly capabilities: OfferedCapabilities;
  /** What answers about a document that isn't open or isn't ours, where that can't be `null`. */
  readonly absent?: Awaited<Result>;
  handle(context: FeatureContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature state its types where it is defined and stand in one table with the others. */
export function feature<Params extends { textDocument: { uri: string } }, Result>(
  definition: Feature<Params, Result>,
): Feature<Params, Result> {
  return definition;
}
