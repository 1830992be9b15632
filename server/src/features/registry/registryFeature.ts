import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { SpeakerRegistry } from '../../registry/speakerRegistry';
import type { FeatureContext } from '../support/feature';

/** The context of a registry feature, in addition to the parameters of its request. */
export interface RegistryContext extends Omit<FeatureContext, 'log'> {
  readonly registry: SpeakerRegistry;
  readonly text: string;
}

/**
 * A request of the Language Server Protocol for an open speaker registry. Logs and registries share methods;
 * the connection chooses by the kind of the document.
 */
export interface RegistryFeature<Params extends { textDocument: { uri: string } }, Result> {
  readonly method: string;
  readonly capabilities: Partial<ServerCapabilities>;
  handle(context: RegistryContext, params: Params): Result | Promise<Result>;
}

/** Types a feature where it is defined, so that it fits into a table with the others. */
export function registryFeature<Params extends { textDocument: { uri: string } }, Result>(
  definition: RegistryFeature<Params, Result>,
): RegistryFeature<Params, Result> {
  return definition;
}
