import type { SpeakerRegistry } from '../../registry/speakerRegistry';
import type { FeatureContext, OfferedCapabilities } from '../support/feature';
import type { ParamShapes } from '../support/params';

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
  /** The parameters that it looks at, beside the document. */
  readonly params: ParamShapes;
  readonly capabilities: OfferedCapabilities;
  /** What answers about a document that isn't open or isn't ours, where that can't be `null`. */
  readonly absent?: Awaited<Result>;
  handle(context: RegistryContext, params: Params): Result | Promise<Result>;
}

/** Types a feature where it is defined, so that it fits into a table with the others. */
export function registryFeature<Params extends { textDocument: { uri: string } }, Result>(
  definition: RegistryFeature<Params, Result>,
): RegistryFeature<Params, Result> {
  return definition;
}
