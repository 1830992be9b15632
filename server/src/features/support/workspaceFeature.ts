import type {
  CancellationToken,
  ClientCapabilities,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { Workspace } from '../../workspace/workspace';

/** What a request about the whole workspace may look at. */
export interface WorkspaceContext {
  readonly workspace: Workspace;
  readonly client: ClientCapabilities;
  readonly token: CancellationToken;
}

/** One request about no document in particular: workspace symbols, the list of speakers. */
export interface WorkspaceFeature<Params, Result> {
  readonly method: string;
  readonly capabilities: Partial<ServerCapabilities>;
  handle(context: WorkspaceContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature state its types where it is defined and stand in one table with the others. */
export function workspaceFeature<Params, Result>(
  definition: WorkspaceFeature<Params, Result>,
): WorkspaceFeature<Params, Result> {
  return definition;
}
