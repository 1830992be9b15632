import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { SpeakerRegistry } from '../../registry/speakerRegistry';
import type { FeatureContext } from '../support/feature';

/** What a feature of the speaker registry may look at, beside the parameters of its request. */
export interface RegistryContext extends Omit<FeatureContext, 'log'> {
  readonly registry: SpeakerRegistry;
  readonly text: string;
}

/**
 * A request of the Language Server Protocol about an open speaker registry. Logs and registries share methods: the
 * connection looks at the kind of the document.
 */
export interface RegistryFeature<Params extends { textDocument: { uri: string } }, Result> {
  readonly method: string;
  readonly capabilities: Partial<ServerCapabilities>;
  handle(context: RegistryContext, params: Params): Result | Promise<Result>;
}

/** Lets a feature state its types where it is defined and stand in one table with the others. */
export function registryFeature<Params extends { textDocument: { uri: string } }, Result>(
  definition: RegistryFeature<Params, Result>,
): RegistryFeature<Params, Result> {
  return definition;
}
