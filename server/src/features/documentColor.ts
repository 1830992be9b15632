import type { ColorInformation, DocumentColorParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/**
 * A log has no colours: `#123456` in a message is a number as well. Clients that show those of the speaker registry
 * ask about logs too, and LSP lets nobody answer `null`. With this answer VS Code leaves out the swatches that it would
 * make by itself, unless `editor.defaultColorDecorators` is `always`.
 */
export const documentColor = feature<DocumentColorParams, ColorInformation[]>({
  method: 'textDocument/documentColor',
  params: NO_PARAMS,
  capabilities: {},
  absent: [],
  handle: () => [],
});
