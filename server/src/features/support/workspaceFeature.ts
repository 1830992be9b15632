import type { CancellationToken } from 'vscode-languageserver-protocol';
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

/** One request that is not about a document: workspace symbols, the list of speakers. */
export interface WorkspaceFeature<Params, Result> {
  readonly method: string;
  /** The parameters that it uses. */
  readonly params: ParamShapes;
  readonly capabilities: OfferedCapabilities;
  handle(context: WorkspaceContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature declare its types where it is defined, and be in one table with the others. */
export function workspaceFeature<Params, Result>(
  definition: WorkspaceFeature<Params, Result>,
): WorkspaceFeature<Params, Result> {
  return definition;
}
