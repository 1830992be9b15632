import type { ColorInformation, DocumentColorParams } from 'vscode-languageserver-protocol';
import { NO_PARAMS } from '../support/params';
import { colorSites } from './colorSites';
import { registryFeature } from './registryFeature';

/** Swatches for the valid colors of the people. */
export const documentColor = registryFeature<DocumentColorParams, ColorInformation[]>({
  method: 'textDocument/documentColor',
  params: NO_PARAMS,
  capabilities: { colorProvider: true },
  handle: ({ registry }) => colorSites(registry).map(({ value, range }) => ({ color: value, range })),
});
