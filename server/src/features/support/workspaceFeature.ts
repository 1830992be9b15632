import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { ChatLogOptions } from '../../document/chatLog';
import type { Workspace } from '../../workspace/workspace';
import type { Client } from './client';
import type { OfferedCapabilities } from './feature';
import type { ParamShapes } from './params';

/** The input of a request about the whole workspace. */
export interface WorkspaceContext {
  readonly workspace: Workspace;
  readonly client: Client;
  readonly token: CancellationToken;
}

/** The input of a request that reads logs, and takes a while. */
export interface ReadingContext extends WorkspaceContext {
  /** The options of a log, with its current settings and people. */
  logOptionsOf(uri: string): ChatLogOptions;
  /** Sends one of our own notifications, if the client has requested these. */
  notify(method: string, params: object): void;
}

/** One request that is not about a document: workspace symbols, the list of speakers. */
export interface WorkspaceFeature<Params, Result, Context extends WorkspaceContext = WorkspaceContext> {
  readonly method: string;
  /** The parameters that it uses. */
  readonly params: ParamShapes;
  readonly capabilities: OfferedCapabilities;
  handle(context: Context, params: Params): Result | Promise<Result>;
}

/** Lets a feature declare its types where it is defined, and be in one table with the others. */
export function workspaceFeature<Params, Result, Context extends WorkspaceContext = WorkspaceContext>(
  definition: WorkspaceFeature<Params, Result, Context>,
): WorkspaceFeature<Params, Result, Context> {
  return definition;
}
