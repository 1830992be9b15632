import { codeAction } from './codeAction';
import { colorPresentation } from './colorPresentation';
import { completion } from './completion';
import { diagnostic } from './diagnostic';
import { documentColor } from './documentColor';
import { hover } from './hover';
import { reference } from './reference';
import type { RegistryFeature } from './registryFeature';
import { prepareRename, rename } from './rename';

/** All requests for a speaker registry. */
// biome-ignore lint/suspicious/noExplicitAny: each has parameters and a result of its own; the connection only passes them through.
export const registryFeatures: readonly RegistryFeature<any, unknown>[] = [
  diagnostic,
  completion,
  codeAction,
  hover,
  reference,
  rename,
  prepareRename,
  documentColor,
  colorPresentation,
];
